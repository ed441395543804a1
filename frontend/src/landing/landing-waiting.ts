const CHECK_EVERY_MS = 10_000;
const SECOND_MS = 1_000;

const language = () => document.documentElement.lang;

/** 93784 → "1일 2시간 3분 4초", in the language of the page. */
function formatLeft(seconds: number) {
  const parts = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor(seconds / 3_600) % 24],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ] as const;
  const from = parts.findIndex(([, amount]) => amount > 0);
  return parts
    .slice(from < 0 ? parts.length - 1 : from)
    .map(([unit, amount]) =>
      new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(
        amount,
      ),
    )
    .join(' ');
}

/** The time at which the link opens, in the reader's own zone. */
function sayInOwnZone(time: HTMLTimeElement | null) {
  if (!time) return;
  const style = { dateStyle: 'full', timeStyle: 'short' } as const;
  time.textContent = new Intl.DateTimeFormat(language(), style).format(new Date(time.dateTime));
}

/** Counts the seconds down that the server said are left: the clock of this device may be wrong. */
function countDown(page: HTMLElement, reload: () => void) {
  sayInOwnZone(page.querySelector('time'));
  const left = document.createElement('p');
  left.setAttribute('role', 'timer');
  page.append(left);
  const opens = performance.now() + Number(page.dataset.opensIn) * SECOND_MS;
  function tick() {
    const remaining = opens - performance.now();
    left.textContent = formatLeft(Math.max(0, Math.ceil(remaining / SECOND_MS)));
    if (remaining <= 0) reload();
    else setTimeout(tick, remaining % SECOND_MS || SECOND_MS);
  }
  tick();
}

/** Looks from time to time whether the video can be played, and shows it then. */
function lookAgain(address: string, reload: () => void) {
  setTimeout(() => {
    void fetch(new URL(address, location.href), { headers: { Accept: 'application/json' } })
      .then((answer) => (answer.ok ? answer.json() : { state: 'GONE' }))
      .catch(() => ({ state: 'PROCESSING' }))
      .then(({ state }: { state: string }) =>
        state === 'PROCESSING' ? lookAgain(address, reload) : reload(),
      );
  }, CHECK_EVERY_MS);
}

/** Makes a page that waits for something go on by itself. */
export function waitOn(page: HTMLElement, reload = () => location.reload()) {
  if (page.dataset.opensIn) countDown(page, reload);
  if (page.dataset.check) lookAgain(page.dataset.check, reload);
}
