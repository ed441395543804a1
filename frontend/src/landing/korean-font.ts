import faces from '@fontsource-variable/noto-sans-kr/index.css?url';

const HANGUL = '가';
const UNASSIGNED = '\u{E000}';

/** Whether this system draws Hangul as the same empty box as a character that no font has. */
function drawsBoxes() {
  const pen = document.createElement('canvas').getContext('2d');
  return pen !== null && pen.measureText(HANGUL).width === pen.measureText(UNASSIGNED).width;
}

/** Brings the Korean font to systems without one; the others fetch nothing. */
export function bringKoreanFont() {
  if (!drawsBoxes()) return;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = faces;
  document.head.append(sheet);
  document.body.style.fontFamily = "'Noto Sans KR Variable', system-ui, sans-serif";
}
