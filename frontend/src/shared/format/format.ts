const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const FRACTIONS = [0, 0, 1, 1, 1];

/** The unit in which this many bytes are less than 1024 when they are rounded. */
function unitOf(bytes: number) {
  const rounded = (power: number) => (bytes / 1024 ** power).toFixed(FRACTIONS[power]);
  const fits = UNITS.findIndex((_, power) => Number(rounded(power)) < 1024);
  return fits < 0 ? UNITS.length - 1 : fits;
}

/** 1610612736 → "1.5 GB", in the reader's language. Units are powers of 1024, as plans are cut. */
export function formatBytes(bytes: number, language: string) {
  const power = unitOf(bytes);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: FRACTIONS[power],
  }).format(bytes / 1024 ** power);
}

/** What is used and more than it may be, so that it never reads like the limit itself. */
export function formatExcess(used: number, allowed: number, language: string) {
  const [rounded, limit] = [formatBytes(used, language), formatBytes(allowed, language)];
  if (rounded !== limit) return rounded;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'byte',
    unitDisplay: 'long',
  }).format(used);
}

/** 3725 → "1:02:05". */
export function formatDuration(seconds: number) {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** 9900 → "9,900원" or "₩9,900". */
export function formatKrw(amount: number, language: string) {
  if (language === 'ko') return `${new Intl.NumberFormat('ko').format(amount)}원`;
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'KRW' }).format(amount);
}

export function formatDate(instant: string, language: string) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(instant));
}

export function formatDateTime(instant: string, language: string) {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(instant));
}

export function formatPercent(fraction: number, language: string) {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    fraction,
  );
}

const LEAST_USD = 0.0001;

/** 0.0416 → "US$0.0416": what machines cost is a matter of small parts, and little is not nothing. */
export function formatUsd(amount: number, language: string) {
  const style = { style: 'currency', currency: 'USD' } as const;
  if (amount > 0 && amount < LEAST_USD)
    return `<${new Intl.NumberFormat(language, { ...style, maximumFractionDigits: 4 }).format(LEAST_USD)}`;
  const small = amount !== 0 && Number(amount.toFixed(2)) < 1;
  return new Intl.NumberFormat(language, {
    ...style,
    minimumFractionDigits: small ? 4 : 2,
    maximumFractionDigits: small ? 4 : 2,
  }).format(amount);
}

/** 0.4231 → "0.42". */
export function formatLoad(load: number, language: string) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(load);
}

const AGES = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** An instant as seen from `now`: "30 seconds ago". */
export function formatAge(instant: string, now: number, language: string) {
  const seconds = (Date.parse(instant) - now) / 1_000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const [unit, size] = AGES.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return words.format(Math.trunc(seconds / size), unit);
}
