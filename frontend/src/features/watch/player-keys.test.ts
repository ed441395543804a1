import { describe, expect, it, vi } from 'vitest';
import { obeyKey, type PlayerCommands } from './player-keys';

function press(code: string, over: KeyboardEventInit = {}, html = '<div></div>') {
  const commands: PlayerCommands = {
    toggle: vi.fn(),
    seekBy: vi.fn(),
    seekTo: vi.fn(),
    seekToFraction: vi.fn(),
    toggleMuted: vi.fn(),
    changeVolume: vi.fn(),
    toggleCaptions: vi.fn(),
    toggleFullscreen: vi.fn(),
    step: vi.fn(),
  };
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-here]') ?? document.body.firstElementChild!;
  const event = new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...over });
  let obeyed = false;
  target.addEventListener('keydown', (pressed) => {
    obeyed = obeyKey(pressed as KeyboardEvent, commands);
  });
  target.dispatchEvent(event);
  return { commands, obeyed, prevented: event.defaultPrevented };
}

describe('the keys of the player', () => {
  it.each([
    ['Space', 'toggle', []],
    ['KeyK', 'toggle', []],
    ['KeyJ', 'seekBy', [-10]],
    ['KeyL', 'seekBy', [10]],
    ['ArrowLeft', 'seekBy', [-5]],
    ['ArrowRight', 'seekBy', [5]],
    ['ArrowUp', 'changeVolume', [0.1]],
    ['ArrowDown', 'changeVolume', [-0.1]],
    ['KeyM', 'toggleMuted', []],
    ['KeyC', 'toggleCaptions', []],
    ['KeyF', 'toggleFullscreen', []],
    ['KeyN', 'step', [1]],
    ['KeyP', 'step', [-1]],
    ['Digit3', 'seekToFraction', [0.3]],
    ['Home', 'seekToFraction', [0]],
    ['End', 'seekToFraction', [1]],
  ] as const)('%s does %s', (code, command, args) => {
    const { commands, prevented } = press(code);
    expect(commands[command]).toHaveBeenCalledExactlyOnceWith(...args);
    expect(prevented).toBe(true);
  });

  it('mean the same with a Korean input method on', () => {
    expect(press('KeyK', { key: 'ㅏ' }).commands.toggle).toHaveBeenCalledOnce();
  });

  it('are left to whoever types, to the browser and to open dialogs', () => {
    expect(press('KeyK', {}, '<input type="text">').obeyed).toBe(false);
    expect(press('KeyM', {}, '<textarea></textarea>').obeyed).toBe(false);
    expect(press('KeyF', { ctrlKey: true }).obeyed).toBe(false);
    expect(press('KeyK', {}, '<div role="dialog"><p data-here></p></div>').obeyed).toBe(false);
    expect(press('KeyQ').obeyed).toBe(false);
  });

  it('keep space for buttons and arrows for sliders', () => {
    expect(press('Space', {}, '<button>share</button>').obeyed).toBe(false);
    expect(press('KeyK', {}, '<button>share</button>').obeyed).toBe(true);
    expect(press('ArrowLeft', {}, '<input type="range">').obeyed).toBe(false);
    expect(press('KeyK', {}, '<input type="range">').obeyed).toBe(true);
  });
});
