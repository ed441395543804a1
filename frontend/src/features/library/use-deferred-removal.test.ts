import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useDeferredRemoval } from './use-deferred-removal';

const EIGHT_SECONDS = 8_000;

describe('removing with time to think', () => {
  beforeEach(() => void vi.useFakeTimers());

  const removing = (remove: (id: string) => Promise<unknown>) =>
    renderHook(() => useDeferredRemoval(remove)).result;

  it('removes after eight seconds', async () => {
    const remove = vi.fn(() => Promise.resolve());
    const removal = removing(remove);
    act(() => removal.current.start('a'));
    expect(removal.current.hidden.has('a')).toBe(true);
    await vi.advanceTimersByTimeAsync(EIGHT_SECONDS - 1);
    expect(remove).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(remove).toHaveBeenCalledExactlyOnceWith('a');
    expect(removal.current.hidden.has('a')).toBe(true);
  });

  it('removes nothing that was taken back', async () => {
    const remove = vi.fn(() => Promise.resolve());
    const removal = removing(remove);
    act(() => removal.current.start('a'));
    act(() => removal.current.undo('a'));
    expect(removal.current.hidden.has('a')).toBe(false);
    await vi.advanceTimersByTimeAsync(EIGHT_SECONDS);
    expect(remove).not.toHaveBeenCalled();
  });

  it('shows again what could not be removed', async () => {
    const removal = removing(() => Promise.reject(new Error('refused')));
    act(() => removal.current.start('a'));
    await act(() => vi.advanceTimersByTimeAsync(EIGHT_SECONDS));
    expect(removal.current.hidden.has('a')).toBe(false);
  });
});
