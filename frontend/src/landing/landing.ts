import { bringKoreanFont } from './korean-font';
import { openPage } from './landing-page';
import { waitOn } from './landing-waiting';

// The short link's page is complete without this script; it makes the play button work and waits
// for what is not there yet.
for (const root of document.querySelectorAll<HTMLElement>('#player[data-grant-url]')) {
  openPage(root);
}
for (const page of document.querySelectorAll<HTMLElement>('[data-opens-in], [data-check]')) {
  waitOn(page);
}
bringKoreanFont();
