/**
 * The stories of signing in and of My page: refused and cancelled sign-ins, a second sign-in for one account, the
 * same e-mail twice, several devices and tabs, a session that runs out, and all of it by keyboard.
 */
import assert from 'node:assert/strict';
import { tabTo, walk } from './keyboard.mjs';
import { arrive, cancelAt, identify, signIn, somebody } from './providers.mjs';
import { picture } from './clip.mjs';
import { everywhere, fitsWidth, leave, look, PHONE, step, visitor } from './visitor.mjs';

const ACCESS_TOKEN_LIFE = '11:00';
const NEW_NAME = '지키고 싶은 이름';

const section = (page, name) => page.getByRole('region', { name });
const nameField = (page) => page.getByRole('textbox', { name: '이름' });

/** Cancelled at the provider, then tried again by keyboard alone, back to the page that was asked for. */
async function refusedAndByKeyboard(browser, origin) {
  const person = await visitor(browser, origin);
  const { page } = person;
  await page.goto('/me/security');
  await page.waitForURL('**/login?returnTo=*');
  await page.getByRole('link', { name: 'Google로 로그인' }).click();
  await cancelAt(page, 'google');
  await page.getByRole('alert').getByText('로그인을 취소했어요').waitFor();
  await look(page, 'sign-in-cancelled');
  const way = await walk(page);
  assert.ok(way.indexOf('카카오 로그인') < way.indexOf('Google로 로그인'), way.join(', '));

  await tabTo(page, 'Google로 로그인');
  await page.keyboard.press('Enter');
  await identify(page, 'google', somebody('유나'));
  await page.waitForURL('**/me/security');
  await section(page, '로그인한 기기').getByText('이 기기').waitFor();
  await leave(person);
}

/** Everything on My page can be reached and used without a pointer. */
async function myPageByKeyboard({ page }) {
  await page.goto('/me');
  await nameField(page).waitFor();
  const way = await walk(page);
  for (const name of [
    '본문으로 건너뛰기',
    '프로필',
    '보안',
    '내 데이터',
    '사진 바꾸기',
    '로그아웃',
  ])
    assert.ok(way.includes(name), `${name} is not on the way: ${way.join(', ')}`);

  await page.reload();
  await nameField(page).waitFor();
  await tabTo(page, '본문으로 건너뛰기');
  await page.keyboard.press('Enter');
  await tabTo(page, '보안');
  await page.keyboard.press('Enter');
  await section(page, '보안 기록').getByRole('listitem').first().waitFor();
  await walk(page);
  await tabTo(page, '내 데이터');
  await page.keyboard.press('Enter');
  await section(page, '계정 삭제').getByRole('textbox').waitFor();
  await walk(page);
}

/** A picture is chosen, cropped by keys, sent, shown to be square, and taken away. */
async function changePicture({ page }) {
  await page.goto('/me');
  const profile = section(page, '프로필');
  await profile.locator('input[type=file]').setInputFiles(await picture());
  await profile.getByRole('slider', { name: '확대' }).focus();
  for (let times = 0; times < 30; times++) await page.keyboard.press('ArrowRight');
  await look(page, 'picture-crop');
  await profile.getByRole('button', { name: '이 사진 쓰기' }).click();
  await page.getByText('사진을 바꿨어요').waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('img[alt="프로필 사진"]')].some(
      ({ complete, naturalWidth, naturalHeight }) =>
        complete && naturalWidth === 512 && naturalHeight === 512,
    ),
  );
  await look(page, 'picture-changed');
  await profile.getByRole('button', { name: '사진 지우기' }).click();
  await page.getByText('사진을 지웠어요').waitFor();
}

/** A second sign-in is linked, another person's is refused, and one can be removed again, but not the last. */
async function linkSecondLogin(browser, origin, owner, kakaoOfOwner) {
  const { page } = owner;
  await page.goto('/me');
  const logins = section(page, '연결된 로그인');
  await logins.getByText('하나 남은 로그인은').waitFor();
  await logins.getByRole('button', { name: '카카오 로그인 연결' }).click();
  await cancelAt(page, 'kakao');
  await logins.getByText('연결을 취소했어요').waitFor();
  await logins.getByRole('button', { name: '카카오 로그인 연결' }).click();
  await identify(page, 'kakao', kakaoOfOwner);
  await logins.getByText('로그인을 연결했어요: 카카오').waitFor();
  await logins.getByRole('listitem').nth(1).waitFor();
  await look(page, 'login-linked');

  const other = await visitor(browser, origin);
  await signIn(other.page, 'google', somebody('다른 사람'));
  await other.page.getByRole('button', { name: '카카오 로그인 연결' }).click();
  await identify(other.page, 'kakao', kakaoOfOwner);
  await other.page.getByText('이 로그인은 다른 계정에서 쓰고 있어요').waitFor();
  await look(other.page, 'login-taken');
  await leave(other);

  await logins.getByRole('button', { name: '연결 해제: 카카오' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('카카오 로그인의 연결을 해제할까요?').waitFor();
  await look(page, 'login-unlink');
  await dialog.getByRole('button', { name: '연결 해제' }).click();
  await page.getByText('연결을 해제했어요: 카카오').waitFor();
  await logins.getByText('하나 남은 로그인은').waitFor();
}

/** The e-mail of a new sign-in belongs to an account already: it is linked by signing in the old way. */
async function sameEmail(browser, origin, person) {
  const again = await visitor(browser, origin, PHONE);
  const { page } = again;
  await signIn(page, 'kakao', person, '/me');
  await page.getByRole('heading', { name: '이미 쓰고 있는 이메일이에요' }).waitFor();
  await look(page, 'choose-phone');
  await fitsWidth(page, 'choose');
  await page.getByRole('button', { name: 'Google로 로그인하고 연결하기' }).click();
  await identify(page, 'google', person);
  await page.waitForURL('**/me');
  const logins = section(page, '연결된 로그인');
  await logins.getByRole('listitem').nth(1).waitFor();
  await page.goto('/login/choose');
  await page.getByRole('heading', { name: '선택할 시간이 지났어요' }).waitFor();
  await look(page, 'choose-over');
  await leave(again);
}

/** Or it becomes an account of its own. */
async function separateAccount(browser, origin) {
  const person = somebody('새 사람');
  const first = await visitor(browser, origin);
  await signIn(first.page, 'google', person);
  await nameField(first.page).waitFor();
  await leave(first);
  const second = await visitor(browser, origin);
  await signIn(second.page, 'kakao', person);
  await second.page.getByRole('button', { name: '새 계정 만들기' }).click();
  await second.page.waitForURL('**/me');
  const logins = section(second.page, '연결된 로그인');
  await logins.getByText('하나 남은 로그인은').waitFor();
  await leave(second);
}

/** Signed out from another device: the page stays until its token has ended, and leads back to itself. */
async function signedOutFromElsewhere(browser, origin, owner, person) {
  const phone = await visitor(browser, origin, PHONE);
  await phone.page.clock.install();
  await signIn(phone.page, 'google', person);
  await nameField(phone.page).waitFor();

  await owner.page.goto('/me/security');
  const devices = section(owner.page, '로그인한 기기');
  await devices.getByRole('listitem').nth(1).waitFor();
  await look(owner.page, 'devices');
  await devices
    .getByRole('button', { name: /^로그아웃: / })
    .first()
    .click();
  await owner.page.getByText('기기를 로그아웃했어요').waitFor();

  await phone.page.clock.fastForward(ACCESS_TOKEN_LIFE);
  await nameField(phone.page).fill(NEW_NAME);
  await phone.page.getByRole('button', { name: '저장' }).click();
  await phone.page.getByText('다시 로그인하면 이 화면으로 돌아와요').waitFor();
  assert.equal(await nameField(phone.page).inputValue(), NEW_NAME);
  await look(phone.page, 'session-ended');
  await fitsWidth(phone.page, 'session-ended');

  const tab = await phone.context.newPage();
  await signIn(tab, 'google', person);
  await nameField(tab).waitFor();
  await phone.page.getByText('다시 로그인하면').waitFor({ state: 'detached' });
  await phone.page.getByRole('button', { name: '저장' }).click();
  await phone.page.getByText('저장했어요').waitFor();

  await owner.page.reload();
  await devices.getByRole('button', { name: '다른 기기 모두 로그아웃' }).click();
  await devices.getByText('다른 기기에는 로그인하지 않았어요').waitFor();
  await phone.page.reload();
  await phone.page.waitForURL('**/login?returnTo=*');
  await leave(phone);
}

/** Tabs that wake up together renew one after the other, and leave together. */
async function manyTabs({ context, page }) {
  const tabs = await Promise.all(Array.from({ length: 5 }, () => context.newPage()));
  const renewals = [];
  context.on('response', (response) => {
    if (response.url().endsWith('/api/auth/refresh')) renewals.push(response.status());
  });
  await Promise.all(tabs.map((tab) => tab.goto('/me')));
  await Promise.all(tabs.map((tab) => nameField(tab).waitFor()));
  assert.deepEqual([...new Set(renewals)], [200]);
  await page.goto('/me');
  await page.getByRole('button', { name: '로그아웃' }).click();
  for (const tab of tabs) {
    await tab.getByText('다른 탭에서 로그아웃해서').waitFor();
    await tab.getByRole('heading', { name: '내 영상을 위한, 나만의 서버' }).waitFor();
    await tab.close();
  }
}

/** What is kept about a person is taken along; the account is to be deleted, and stays after all. */
async function dataAndDeletion({ page }) {
  await page.goto('/me/data');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '데이터 내려받기' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'ptsd-account.json');
  const deletion = section(page, '계정 삭제');
  await deletion.getByRole('textbox').fill(NEW_NAME);
  await look(page, 'deletion');
  await deletion.getByRole('button', { name: '계정 삭제 신청' }).click();
  await deletion.getByText(/에 삭제돼요/).waitFor();
  await look(page, 'deletion-asked');
  await page.goto('/');
  await page.getByRole('alert').getByRole('button', { name: '삭제 취소' }).click();
  await page.getByText('계정 삭제를 취소했어요').waitFor();
  await page.goto('/me/security');
  await section(page, '보안 기록').getByText('계정 삭제를 취소했어요').waitFor();
}

const SIGNED_OUT = ['/login?error=provider_error'];
const SIGNED_IN = ['/me', '/me/security', '/me/data'];

export async function accountStory(browser, origin) {
  const person = somebody('최서윤');
  await step('A sign-in is cancelled, and done by keyboard', () =>
    refusedAndByKeyboard(browser, origin),
  );
  const owner = await visitor(browser, origin);
  await signIn(owner.page, 'google', person);
  await nameField(owner.page).waitFor();
  await step('My page is walked through by keyboard', () => myPageByKeyboard(owner));
  await step('a picture is cropped and sent', () => changePicture(owner));
  await step('a second sign-in is linked and removed', () =>
    linkSecondLogin(browser, origin, owner, somebody('카카오의 서윤')),
  );
  await step('the same e-mail elsewhere is linked', () => sameEmail(browser, origin, person));
  await step('or becomes an account of its own', () => separateAccount(browser, origin));
  await step('another device is signed out, and comes back', () =>
    signedOutFromElsewhere(browser, origin, owner, person),
  );
  await step('data is taken along, deletion asked for and withdrawn', () => dataAndDeletion(owner));
  await step('five tabs renew and leave together', () => manyTabs(owner));
  await leave(owner);
  await step('every page, in both languages and themes', async () => {
    await everywhere(browser, origin, SIGNED_OUT, async () => undefined);
    await everywhere(browser, origin, SIGNED_IN, (page) => arrive(page, person));
  });
}
