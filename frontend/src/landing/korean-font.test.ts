import { afterEach, describe, expect, it, vi } from 'vitest';
import { bringKoreanFont } from './korean-font';

function drawingHangulAs(width: number) {
  const measureText = (text: string) => ({ width: text === '가' ? width : 6 });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    measureText,
  } as unknown as CanvasRenderingContext2D);
  bringKoreanFont();
}

afterEach(() => {
  document.head.innerHTML = '';
  document.body.removeAttribute('style');
});

describe('the Korean font of a short link’s page', () => {
  it('comes to a system that draws boxes', () => {
    drawingHangulAs(6);
    expect(document.head.querySelector('link[rel=stylesheet]')).not.toBeNull();
    expect(document.body.style.fontFamily).toContain('Noto Sans KR Variable');
  });

  it('stays away where Hangul is drawn', () => {
    drawingHangulAs(10);
    expect(document.head.querySelector('link')).toBeNull();
  });
});
