import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { at, fakePlatform } from '@/testing/fake-platform';
import { renderApp } from '@/testing/render-app';
import { anItem, TENANT } from '@/testing/samples';
import { server } from '@/testing/server';

const SHEET = 'http://s3.example/000.jpg';

function withStoryboard(storyboard = true) {
  const asked = vi.fn();
  fakePlatform({
    library: {
      items: [anItem({ id: 'a', title: '제주', storyboard })],
      usedBytes: 1,
      storageBytes: 10,
    },
  });
  server.use(
    http.get(at(`/api/media/${TENANT}/items/a/storyboard`), () => {
      asked();
      const tile = { sheet: SHEET, y: 0, width: 160, height: 90 };
      return HttpResponse.json({
        tiles: [
          { ...tile, start: 0, x: 0 },
          { ...tile, start: 5, x: 160 },
        ],
      });
    }),
  );
  return asked;
}

const picture = () => screen.getByTestId('peek').querySelector('svg')?.getAttribute('viewBox');

describe('what is in a video, seen from the library', () => {
  it('shows one small picture after the other under the pointer, and the poster again after', async () => {
    const asked = withStoryboard();
    const { user } = renderApp('/library');
    const link = await screen.findByRole('link', { name: /제주/ });
    expect(asked).not.toHaveBeenCalled();
    await user.hover(link);
    await screen.findByTestId('peek');
    expect(picture()).toBe('0 0 160 90');
    expect(screen.getByTestId('peek').querySelector('image')).toHaveAttribute('href', SHEET);
    await waitFor(() => expect(picture()).toBe('160 0 160 90'), { timeout: 3000 });
    await user.unhover(link);
    expect(screen.queryByTestId('peek')).toBeNull();
  });

  it('does the same for the keyboard', async () => {
    withStoryboard();
    renderApp('/library');
    (await screen.findByRole('link', { name: /제주/ })).focus();
    expect(await screen.findByTestId('peek')).toBeInTheDocument();
  });
});
