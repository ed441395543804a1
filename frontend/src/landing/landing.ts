import faces from '@fontsource-variable/noto-sans-kr/index.css?url';
import { openPage } from './landing-page';

const FONTS =
  "system-ui, -apple-system, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans KR Variable', sans-serif";

/** A system without a Korean font would show boxes; the others fetch no face. */
function offerKoreanFont() {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = faces;
  document.head.append(sheet);
  document.body.style.fontFamily = FONTS;
}

// The short link's page is complete without this script; it only makes the play button work.
for (const root of document.querySelectorAll<HTMLElement>('#player[data-grant-url]')) {
  openPage(root);
}
offerKoreanFont();
