const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** 1610612736 → "1.5 GB", in the reader's language. Units are powers of 1024, as plans are cut. */
export function formatBytes(bytes: number, language: string) {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1024 ** power);
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

/** 0.0416 → "US$0.0416": what machines cost is a matter of small parts. */
export function formatUsd(amount: number, language: string) {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: amount < 1 ? 4 : 2,
  }).format(amount);
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
