import { vi } from 'vitest';

/** Stands in for the way out of the app, which jsdom does not have. */
export const leaveFor = vi.fn<(address: string) => void>();
