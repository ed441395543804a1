/** What the viewer can make a player do. */
export interface PlayerCommands {
  toggle(): void;
  seekBy(seconds: number): void;
  seekTo(seconds: number): void;
  seekToFraction(fraction: number): void;
  toggleMuted(): void;
  changeVolume(by: number): void;
  toggleCaptions(): void;
  toggleFullscreen(): void;
  step(by: 1 | -1): void;
}

type Key = (commands: PlayerCommands) => void;

/** By the place of the key and not its letter: with a Korean input method on, K arrives as "ㅏ". */
const KEYS: Record<string, Key> = {
  Space: ({ toggle }) => toggle(),
  KeyK: ({ toggle }) => toggle(),
  KeyJ: ({ seekBy }) => seekBy(-10),
  KeyL: ({ seekBy }) => seekBy(10),
  ArrowLeft: ({ seekBy }) => seekBy(-5),
  ArrowRight: ({ seekBy }) => seekBy(5),
  ArrowUp: ({ changeVolume }) => changeVolume(0.1),
  ArrowDown: ({ changeVolume }) => changeVolume(-0.1),
  KeyM: ({ toggleMuted }) => toggleMuted(),
  KeyC: ({ toggleCaptions }) => toggleCaptions(),
  KeyF: ({ toggleFullscreen }) => toggleFullscreen(),
  KeyN: ({ step }) => step(1),
  KeyP: ({ step }) => step(-1),
  Home: ({ seekToFraction }) => seekToFraction(0),
  End: ({ seekToFraction }) => seekToFraction(1),
};

for (let digit = 0; digit <= 9; digit++) {
  KEYS[`Digit${digit}`] = ({ seekToFraction }) => seekToFraction(digit / 10);
}

const TYPING = 'input:not([type=range]), textarea, select, [contenteditable=true]';
const ACTIVATED_BY_SPACE = 'button, a, [role=menuitem], [role=menuitemradio]';
const MOVED_BY_ARROWS = '[role=menu], [role=slider], input[type=range]';
const isArrow = (code: string) => code.startsWith('Arrow') || code === 'Home' || code === 'End';

/** Leaves keys alone that mean something else where the focus is, or that belong to the browser. */
function isMeantForPlayer({ code, target, altKey, ctrlKey, metaKey }: KeyboardEvent) {
  if (altKey || ctrlKey || metaKey) return false;
  if (!(target instanceof Element)) return true;
  if (target.closest(TYPING) || target.closest('[role=dialog]')) return false;
  if (code === 'Space' && target.closest(ACTIVATED_BY_SPACE)) return false;
  return !(isArrow(code) && target.closest(MOVED_BY_ARROWS));
}

/** Obeys one key press; answers whether it meant something. */
export function obeyKey(event: KeyboardEvent, commands: PlayerCommands) {
  const key = KEYS[event.code];
  if (!key || !isMeantForPlayer(event)) return false;
  key(commands);
  event.preventDefault();
  return true;
}
