import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { FakeHls } from './fake-hls';
import { fakePlatform } from './fake-platform';
import { renderApp } from './render-app';
import { anItem, TENANT } from './samples';

export const PLAY = `/api/media/${TENANT}/play`;
export const MASTER = `/api/media/${TENANT}/play/session-1/item/master.m3u8`;
export const ADDRESS = '/watch/item2222item2222';

export const holding = (over: Parameters<typeof anItem>[0] = {}) => ({
  library: { items: [anItem(over)], usedBytes: 1, storageBytes: 10 },
});

export const player = () => screen.findByRole('group', { name: '영상 플레이어' });
export const video = () => document.querySelector('video')!;

/** Opens the page and waits until the address of the playlist was handed to hls.js. */
export async function openPlaying(over: Parameters<typeof anItem>[0] = {}) {
  const platform = fakePlatform(holding(over));
  const app = renderApp(ADDRESS);
  await waitFor(() => expect(FakeHls.instances).toHaveLength(1));
  return { ...app, platform };
}
