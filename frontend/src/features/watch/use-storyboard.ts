import { useEffect, useState } from 'react';
import { readStoryboard, type Tile } from './storyboard';

/** The storyboard beside a playlist, asked for when it is wanted; without it the seek bar just tells times. */
export function useStoryboard(playlist: string | null, wanted: boolean) {
  const [tiles, setTiles] = useState<Tile[]>([]);
  useEffect(() => {
    if (!playlist || !wanted) return;
    const address = new URL('storyboard.vtt', new URL(playlist, location.origin)).href;
    const left = new AbortController();
    fetch(address, { signal: left.signal })
      .then((response) => (response.ok ? response.text() : ''))
      .then(
        (text) => setTiles(readStoryboard(text, address)),
        () => undefined,
      );
    return () => left.abort();
  }, [playlist, wanted]);
  return tiles;
}
