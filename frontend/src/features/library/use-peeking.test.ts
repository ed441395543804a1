import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usePeeking } from './use-peeking';

function preferring(reducedMotion: boolean) {
  vi.spyOn(window, 'matchMedia').mockReturnValue({
    matches: reducedMotion,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as MediaQueryList);
  return renderHook(() => usePeeking()).result;
}

describe('lingering on a card', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('counts only after a moment', () => {
    const peeking = preferring(false);
    act(() => peeking.current.handlers.onMouseEnter());
    act(() => vi.advanceTimersByTime(200));
    act(() => peeking.current.handlers.onMouseLeave());
    act(() => vi.advanceTimersByTime(1000));
    expect(peeking.current.active).toBe(false);
    act(() => peeking.current.handlers.onMouseEnter());
    act(() => vi.advanceTimersByTime(300));
    expect(peeking.current.active).toBe(true);
  });

  it('does not count for those who want no motion', () => {
    const peeking = preferring(true);
    act(() => peeking.current.handlers.onMouseEnter());
    act(() => vi.advanceTimersByTime(1000));
    expect(peeking.current.active).toBe(false);
  });
});
