import { Button } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import type { Provider } from '@/shared/api/types';
import { GoogleMark, KakaoMark } from './marks';
import classes from './login.module.css';

interface ProviderButtonProps {
  provider: Provider;
  /** Where it leads; without one it is a button. */
  href?: string;
  /** What a button does; without one it is closed. */
  onClick?: () => void;
  /** Told when a link leads away from here, not when it is asked to open elsewhere (another tab). */
  onStart?: () => void;
  loading?: boolean;
  children: ReactNode;
}

const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

/** A provider's button as its brand rules want it. */
export function ProviderButton({ provider, href, onClick, onStart, ...rest }: ProviderButtonProps) {
  const look = {
    h: 48,
    fullWidth: true,
    variant: 'default',
    leftSection: provider === 'kakao' ? <KakaoMark /> : <GoogleMark />,
    className: provider === 'kakao' ? classes.kakao : undefined,
    ...rest,
  } as const;
  if (!href) return <Button onClick={onClick} disabled={!onClick} {...look} />;
  return (
    <Button
      component="a"
      href={href}
      onClick={(event: MouseEvent) => {
        if (!opensElsewhere(event)) onStart?.();
      }}
      {...look}
    />
  );
}
