const WEIGHT = 0.3;
const SAMPLE_MS = 500;

/** Bytes per second, smoothed; the first bytes after a resume do not count as speed. */
export function speedometer(now: () => number = () => performance.now()) {
  let sampledAt = now();
  let sampled: number | null = null;
  let speed = 0;

  return (sentBytes: number) => {
    const elapsed = now() - sampledAt;
    if (sampled !== null && elapsed < SAMPLE_MS) return speed;
    if (sampled !== null) {
      const measured = ((sentBytes - sampled) * 1000) / elapsed;
      speed = speed === 0 ? measured : speed + WEIGHT * (measured - speed);
    }
    sampled = sentBytes;
    sampledAt = now();
    return speed;
  };
}
