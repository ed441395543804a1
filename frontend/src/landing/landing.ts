import { bringKoreanFont } from './korean-font';
import { openPage } from './landing-page';

// The short link's page is complete without this script; it only makes the play button work.
for (const root of document.querySelectorAll<HTMLElement>('#player[data-grant-url]')) {
  openPage(root);
}
bringKoreanFont();
