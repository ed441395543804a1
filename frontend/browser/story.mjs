/**
 * The whole story in a real browser, against a running platform (PTSD_ORIGIN, or one started here):
 * a subscriber signs in, gets a server, uploads, watches and shares; a friend without an account watches.
 * Pictures of every step are kept in screenshots/.
 */
import assert from 'node:assert/strict';
import { parse as parsePlaylist, setOptions } from 'hls-parser';
import { accountStory } from './account-story.mjs';
import { clip, notMedia, removeClips } from './clip.mjs';
import { collectsIt, findsIt, tagsIt, throwsAllAwayAndBringsThemBack } from './library-story.mjs';
import { openPlatform } from './platform.mjs';
import { identify, somebody } from './providers.mjs';
import { serverStory } from './server-story.mjs';
import {
  fitsWidth,
  leave,
  look,
  openBrowser,
  PHONE,
  plays,
  step,
  visitor,
  WIDE,
} from './visitor.mjs';

const PROVISIONED_MS = 180_000;
const UPLOADED_MS = 120_000;
setOptions({ strictMode: true });

/** Someone who was never here before, so that the story can be told twice on one platform. */
async function signInWithGoogle({ page }) {
  await page.getByRole('link', { name: 'Google로 로그인' }).click();
  await identify(page, 'google', somebody('한지민'));
}

async function signInWithKakao({ page }) {
  await page.getByRole('link', { name: '카카오 로그인' }).click();
  await page.locator('button[name=account]').first().click();
}

async function firstVisit({ page }) {
  await page.goto('/');
  await page.getByRole('article').first().waitFor();
  await look(page, 'main-signed-out');
  await page.getByRole('link', { name: '내 서버 만들기' }).first().click();
  await page.getByRole('link', { name: '카카오 로그인' }).waitFor();
  await look(page, 'sign-in');
}

async function subscribe({ page }) {
  await page.waitForURL('**/plans');
  const button = page.getByRole('button', { name: '구독하기: 플러스' });
  await button.waitFor();
  await look(page, 'plans');
  await button.dblclick();
  await page.waitForURL('**/server');
}

async function watchProvisioning({ page }) {
  await page.getByText('서버를 만들고 있어요').waitFor();
  await look(page, 'provisioning');
  await page.getByText('정상 작동 중').waitFor({ timeout: PROVISIONED_MS });
  await look(page, 'server-ready');
}

async function upload({ page }, file) {
  await page.getByRole('link', { name: '내 영상' }).first().click();
  await page.getByText('첫 영상을 올려 보세요').waitFor();
  await look(page, 'library-empty');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([await notMedia(), file]);
  const queue = page.getByRole('region', { name: '업로드' });
  await queue.getByText('영상이나 음악 파일이 아니거나').waitFor({ timeout: UPLOADED_MS });
  await queue.getByText('완료').waitFor({ timeout: UPLOADED_MS });
  await look(page, 'library-uploaded');
  await queue.getByRole('button', { name: /^업로드 취소/ }).click();
  await queue.getByRole('button', { name: /^목록에서 지우기/ }).click();
  await queue.waitFor({ state: 'detached' });
}

async function rename({ page }) {
  await page.getByRole('button', { name: /메뉴$/ }).click();
  await page.getByRole('menuitem', { name: '이름 바꾸기' }).click();
  await page.getByRole('textbox', { name: '새 이름' }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('제주 여행');
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: '제주 여행', exact: true }).waitFor();
}

async function watch({ page }) {
  await page.getByRole('link', { name: '재생: 제주 여행' }).click();
  const player = page.getByRole('group', { name: '영상 플레이어' });
  await player.getByRole('button', { name: '재생' }).first().click({ timeout: UPLOADED_MS });
  await plays(page);
  await look(page, 'watching');
  await page.keyboard.press('KeyK');
  await page.waitForFunction(() => document.querySelector('video').paused);
}

const WORDS = '1\n00:00:00,000 --> 00:00:18,000\n제주에 왔어요\n';
const shownWords = () =>
  [...document.querySelector('video').textTracks]
    .filter(({ mode }) => mode === 'showing')
    .flatMap(({ activeCues }) => [...(activeCues ?? [])])
    .map(({ text }) => text)
    .join();

/** As a subtitle editor on Windows might have saved them. */
async function addCaptions({ page }) {
  const buffer = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(WORDS, 'utf16le')]);
  await page.getByLabel('자막 파일').setInputFiles({ name: '자막.srt', mimeType: '', buffer });
  await page.getByText('자막을 올렸어요').waitFor();
  await page.getByRole('button', { name: /^자막: / }).click();
  await page.getByRole('menuitemradio', { name: '한국어' }).click();
  await page.waitForFunction(shownWords);
  assert.equal(await page.evaluate(shownWords), '제주에 왔어요');
  await look(page, 'captions');
}

/** Every playlist of what is being watched, as a strict reader understands it. */
async function playlistsAreRight({ page }) {
  const improving = page.getByText('더 좋은 화질을 만드는 중이에요.');
  await improving.waitFor({ state: 'detached', timeout: UPLOADED_MS });
  const asked = page.waitForRequest((request) => request.url().endsWith('/master.m3u8'));
  await page.reload();
  const master = (await asked).url();
  const read = async (address) => {
    const text = await (await fetch(address)).text();
    return parsePlaylist(text);
  };
  const { variants } = await read(master);
  const others = variants.flatMap(({ uri, audio, subtitles }) => [
    uri,
    ...[...audio, ...subtitles].map((track) => track.uri),
  ]);
  for (const uri of new Set(others)) await read(new URL(uri, master));
  assert.ok(variants.some(({ isIFrameOnly }) => isIFrameOnly));
  assert.ok(variants.some(({ subtitles }) => subtitles.length > 0));
}

async function share({ page }) {
  await page.getByRole('button', { name: '공유' }).click();
  const dialog = page.getByRole('dialog', { name: '공유' });
  await dialog.getByText('링크를 복사했어요').waitFor();
  await look(page, 'share');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /\/s\/[1-9A-HJ-NP-Za-km-z]{11}$/);
  await dialog.getByRole('button', { name: '닫기' }).click();
  return link;
}

async function friendWatches(browser, origin, link, options, name) {
  const friend = await visitor(browser, origin, options);
  await friend.page.goto(link);
  await friend.page.locator('#play').waitFor();
  await look(friend.page, `${name}-before`);
  await fitsWidth(friend.page, name);
  await friend.page.locator('#play').click();
  await plays(friend.page);
  await friend.page.waitForFunction(() => document.querySelector('video').textTracks.length > 0);
  await look(friend.page, `${name}-plays`);
  await leave(friend);
}

async function visitsAreCounted({ page }, wanted) {
  await page.getByRole('button', { name: '공유' }).click();
  const dialog = page.getByRole('dialog', { name: '공유' });
  await dialog.getByText(`방문 ${wanted}회`).waitFor();
  await look(page, 'visits');
  await dialog.getByRole('button', { name: '닫기' }).click();
}

async function seesHowItWasWatched({ page }, watchAddress) {
  await page.goto(`${watchAddress}/statistics`);
  await page.getByRole('img', { name: '방문. 가장 많음: 2' }).waitFor();
  await page.getByRole('list', { name: '브라우저와 앱' }).getByText('Chrome').waitFor();
  await look(page, 'statistics');
  await page.goto(watchAddress);
}

async function revoke(browser, origin, { page }, link) {
  await page.getByRole('button', { name: '공유' }).click();
  const dialog = page.getByRole('dialog', { name: '공유' });
  await dialog.getByRole('button', { name: /^링크 지우기/ }).click();
  await dialog.getByText('링크를 지웠어요').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();
  const friend = await visitor(browser, origin);
  const answer = await friend.page.goto(link);
  assert.equal(answer.status(), 404);
  await look(friend.page, 'link-revoked');
  await leave(friend);
}

async function changeProfile({ page }) {
  await page.getByRole('link', { name: '내 정보' }).first().click();
  const name = page.getByRole('textbox', { name: '이름' });
  await name.fill('새 이름');
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했어요').waitFor();
  await look(page, 'my-page');
  await page.getByText('English', { exact: true }).last().click();
  await page.getByRole('heading', { name: 'My page' }).waitFor();
  await look(page, 'my-page-english');
  await page.reload();
  await page.getByRole('heading', { name: 'My page' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), '새 이름');
}

/** Every page again, in English: dark and wide, light and as narrow as a phone. */
async function everyPageElsewhere({ page, context }, watchAddress) {
  const statistics = `${watchAddress}/statistics`;
  const pages = ['/', '/plans', '/server', '/library', watchAddress, statistics, '/me', '/missing'];
  const names = { '/': 'home', [watchAddress]: 'watch', [statistics]: 'statistics' };
  for (const address of pages) {
    const name = names[address] ?? address.slice(1);
    await page.goto(address);
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first()
      .waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page, `dark-${name}`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(PHONE.viewport);
    await look(page, `phone-${name}`);
    await fitsWidth(page, name);
    await page.setViewportSize(WIDE);
  }
  await context.close();
}

async function kakao(browser, origin) {
  const other = await visitor(browser, origin, PHONE);
  await other.page.goto('/login');
  await look(other.page, 'kakao-phone');
  await signInWithKakao(other);
  await other.page.getByText('아직 서버가 없어요').waitFor();
  await look(other.page, 'main-without-server');
  await fitsWidth(other.page, 'main');
  await other.page.getByRole('link', { name: '내 정보' }).last().click();
  await other.page.getByRole('button', { name: '로그아웃' }).click();
  await other.page.getByRole('heading', { name: '내 영상을 위한, 나만의 서버' }).waitFor();
  await leave(other);
}

async function story(browser, origin, file) {
  const owner = await visitor(browser, origin);
  await step('A stranger reads what it is', () => firstVisit(owner));
  await step('signs in with Google', () => signInWithGoogle(owner));
  await step('subscribes', () => subscribe(owner));
  await step('watches the server being made', () => watchProvisioning(owner));
  await step('uploads a video, and something that is none', () => upload(owner, file));
  await step('gives it a name', () => rename(owner));
  await step('watches it while it is being made', () => watch(owner));
  const watchAddress = new URL(owner.page.url()).pathname;
  await step('adds captions', () => addCaptions(owner));
  await step('whose playlists any player reads', () => playlistsAreRight(owner));
  await step('finds it by parts of its name', () => findsIt(owner));
  await step('tags it', () => tagsIt(owner));
  await step('puts it into a collection', () => collectsIt(owner));
  await step('throws it away and brings it back', () => throwsAllAwayAndBringsThemBack(owner));
  await owner.page.goto(watchAddress);
  const link = await step('copies a short link', () => share(owner));
  await step('a friend watches', () => friendWatches(browser, origin, link, {}, 'friend'));
  await step('another one on a phone, in English', () =>
    friendWatches(browser, origin, link, { ...PHONE, locale: 'en-US' }, 'friend-phone'),
  );
  await step('the visits are counted', () => visitsAreCounted(owner, 2));
  await step('and how it was watched', () => seesHowItWasWatched(owner, watchAddress));
  await step('the link is turned off', () => revoke(browser, origin, owner, link));
  await step('the name and the language are changed', () => changeProfile(owner));
  await step('every page, dark and on a phone', () => everyPageElsewhere(owner, watchAddress));
  assert.deepEqual(owner.errors, []);
  await step('someone else signs in with Kakao, and out', () => kakao(browser, origin));
}

/** One after the other: the second one stops all launches for a while. */
async function aboutServers() {
  await story(browser, platform.origin, await clip(20));
  await serverStory(browser, platform);
}

const browser = await openBrowser();
const platform = await openPlatform().catch(async (error) => {
  await browser.close();
  throw error;
});
try {
  await Promise.all([aboutServers(), accountStory(browser, platform.origin)]);
  console.log('The whole story works in a browser.');
} finally {
  await browser.close();
  await platform.stop();
  await removeClips();
}
