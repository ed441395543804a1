import type { SVGProps } from 'react';

const PATHS = {
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  volume: 'M4 9.5v5h3.5l5 4v-13l-5 4zM15.5 8.5a5 5 0 0 1 0 7M18 6a8.5 8.5 0 0 1 0 12',
  muted: 'M4 9.5v5h3.5l5 4v-13l-5 4zM16 9.5l5 5M21 9.5l-5 5',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  exitFullscreen: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  upload: 'M12 16V5M7 10l5-5 5 5M4 19.5h16',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 19.5h16',
  share:
    'M8.5 13.5l7 4M15.5 6.5l-7 4M6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 22a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  chart: 'M4 4v16h16M8.5 16v-5M13 16V7M17.5 16v-3',
  server: 'M4 4.5h16v6H4zM4 13.5h16v6H4zM7.5 7.5h.01M7.5 16.5h.01M12 7.5h5M12 16.5h5',
  home: 'M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z',
  library: 'M4 5h16v14H4zM10 9v6l5-3z',
  grid: 'M4 4h6.500v6.500H4zM13.500 4H20v6.500h-6.500zM4 13.500h6.500V20H4zM13.500 13.500H20V20h-6.500z',
  list: 'M4 6h11M4 12h11M4 18h7M17 12.500v7l4.500-3.500z',
  table: 'M4 6h16M4 12h16M4 18h16',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c1-4 4.2-5.5 8-5.5s7 1.5 8 5.5',
  plans: 'M4 6h16v12H4zM4 10h16M7 14.5h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  edit: 'M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  retry: 'M20 12a8 8 0 1 1-2.5-5.800M20 3.5V8h-4.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  music: 'M9 18V6l11-2v12M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM20 16a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  alert: 'M12 3.5L22 20.5H2zM12 10v5M12 17.800h.01',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5',
  shield: 'M12 3.5l7.5 3v5c0 5-3.5 8-7.5 9.5-4-1.5-7.5-4.5-7.5-9.5v-5zM9 12l2.2 2.2L15.200 10',
  desktop: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  phone: 'M7.5 3h9v18h-9zM11 18h2',
  tablet: 'M5 3.5h14v17H5zM11 17.500h2',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.300 1.300M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.300-1.300',
  open: 'M13 4.500h6.500V11M19 5l-8.500 8.500M17 14v5.500H4.500V7H10',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M14 18.500v1.500M18 17.500h2v2.500h-2',
  stop: 'M6.500 6.500h11v11h-11z',
  gauge: 'M4 18a8.500 8.500 0 1 1 16 0M12 15l4-5.500M12 15h.01',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
} as const;

const FILLED = new Set<IconName>(['play', 'pause']);

export type IconName = keyof typeof PATHS;

/** A decorative drawing; whatever holds it carries the name. */
export function Icon({
  name,
  size = 20,
  ...rest
}: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) {
  const filled = FILLED.has(name);
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden
      focusable="false"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
