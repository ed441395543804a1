/**
 * The story of a server: subscribed to, stopped, started, moved to another plan, cancelled and kept after all, restarted,
 * read-only and brought back; one that cannot be made at first; and the pages of those who run the platform.
 */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { clip } from './clip.mjs';
import { tabTo, walk } from './keyboard.mjs';
import { arrive, signIn, somebody } from './providers.mjs';
import { everywhere, leave, look, speak, step, visitor } from './visitor.mjs';

const MADE_MS = 180_000;

const heading = (page, name) => page.getByRole('heading', { name });
const inDialog = (page, name) => page.getByRole('dialog').getByRole('button', { name });
const runs = (page) => heading(page, '정상 작동 중').waitFor({ timeout: MADE_MS });

async function subscribe({ page }, person) {
  await signIn(page, 'google', person, '/plans');
  await page.getByRole('button', { name: '구독하기: 베이직' }).dblclick();
  await page.waitForURL('**/server');
  await look(page, 'server-making');
  await runs(page);
  await page.getByText('마지막 소식').waitFor();
  await look(page, 'server-running');
  await walk(page);
}

/** By keyboard alone. */
async function stop({ page }) {
  await page.goto('/server');
  await runs(page);
  await tabTo(page, '서버 멈추기');
  await page.keyboard.press('Enter');
  await inDialog(page, '서버 멈추기').waitFor();
  await look(page, 'server-stop');
  await tabTo(page, '서버 멈추기');
  await page.keyboard.press('Enter');
  await heading(page, '서버가 멈춰 있어요').waitFor({ timeout: MADE_MS });
  await look(page, 'server-stopped');
  await page.goto('/library');
  await heading(page, '서버가 멈춰 있어요').waitFor();
  await look(page, 'library-of-stopped-server');
}

async function start({ page }) {
  await page.getByRole('link', { name: '내 서버 보기' }).click();
  await page.getByRole('button', { name: '서버 시작' }).click();
  await heading(page, '서버를 시작하고 있어요').waitFor();
  await runs(page);
}

async function changePlan({ page }) {
  await page.getByRole('link', { name: '요금제 바꾸기' }).click();
  await page.getByRole('button', { name: '요금제 바꾸기: 플러스' }).click();
  await inDialog(page, '요금제 바꾸기').waitFor();
  await look(page, 'plan-change');
  await inDialog(page, '요금제 바꾸기').dblclick();
  await page.waitForURL('**/server');
  await page.getByText('플러스 · 19,900원 / 월').waitFor({ timeout: MADE_MS });
  await runs(page);
  await page.getByText('요금제를 바꿨어요').waitFor();
  await look(page, 'plan-changed');
}

async function cancelAndUndo({ page }) {
  await page.getByRole('button', { name: '구독 해지' }).click();
  await inDialog(page, '해지하기').waitFor();
  await look(page, 'cancel');
  await inDialog(page, '해지하기').click();
  await page.getByText('해지를 신청했어요', { exact: true }).waitFor();
  await look(page, 'cancelled');
  await page.getByRole('button', { name: '해지 취소' }).click();
  await page.getByText('구독을 계속해요').waitFor();
  await page.getByRole('button', { name: '구독 해지' }).waitFor();
}

async function findNothingToTakeAlong({ page }) {
  await page.getByRole('link', { name: '영상 내려받기' }).click();
  await heading(page, '내려받을 파일이 없어요').waitFor();
  await look(page, 'export-empty');
}

async function upload({ page }, file) {
  await page.goto('/library');
  await page.locator('input[type=file]').first().setInputFiles([file]);
  const queue = page.getByRole('region', { name: '업로드' });
  await queue.getByText('완료').waitFor({ timeout: MADE_MS });
}

/** The file as it was, under its name, though no server answers. */
async function takeAlong({ page }, file) {
  const button = page.getByRole('button', { name: /^내려받기: / });
  await button.waitFor();
  await look(page, 'export-without-server');
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  assert.equal(download.suggestedFilename(), basename(file));
  const [{ size }, original] = await Promise.all([stat(await download.path()), stat(file)]);
  assert.equal(size, original.size);
}

async function takeAlongWhatIsStopped({ page }, file) {
  await page.goto('/server');
  await heading(page, '서버가 멈춰 있어요').waitFor();
  await page.getByRole('link', { name: '영상 내려받기' }).click();
  await takeAlong({ page }, file);
  await page.goto('/library');
}

/** Restarted just when the period is over: read-only from then on, to be watched, taken along and brought back. */
async function outliveThePeriod({ page }, { endPeriod }, file) {
  const tenant = await tenantOf({ page });
  await page.getByRole('button', { name: '구독 해지' }).click();
  await inDialog(page, '해지하기').click();
  await page.getByText('해지를 신청했어요', { exact: true }).waitFor();
  await endPeriod(tenant);
  await page.getByRole('button', { name: '다시 시작' }).click();
  await inDialog(page, '다시 시작').click();
  await heading(page, /^서버를 (다시 )?시작하고 있어요$/).waitFor();
  await heading(page, '읽기 전용이에요').waitFor({ timeout: MADE_MS });
  await page.getByText(/까지 보고 내려받을 수 있어요/).waitFor();
  await look(page, 'server-grace');
  await page.getByRole('link', { name: '영상 내려받기' }).click();
  await takeAlong({ page }, file);
  await page.getByRole('link', { name: '내 서버로' }).click();
  await page.getByRole('button', { name: '구독 되살리기' }).click();
  await runs(page);
}

async function refused({ page }) {
  await page.goto('/operations');
  await heading(page, '볼 수 없는 페이지예요').waitFor();
  await look(page, 'operations-forbidden');
}

/** From the numbers to one tenant, which is replaced and gets a reason; and the switch that stops all launches. */
async function operate({ page }, operator, owner) {
  await signIn(page, 'google', operator, '/operations');
  await page.getByRole('list', { name: '상태별 테넌트' }).waitFor();
  await look(page, 'operations');
  await page.getByRole('link', { name: '응답 없는 서버 0' }).click();
  await heading(page, '조건에 맞는 테넌트가 없어요').waitFor();
  await look(page, 'tenants-unhealthy');
  await page.goBack();
  await page.getByRole('link', { name: /^작동 중/ }).click();
  await page.getByRole('table').waitFor();
  await look(page, 'tenants');
  await walk(page);
  await page
    .getByRole('table')
    .getByRole('link', { name: await tenantOf(owner) })
    .click();
  await page.getByRole('region', { name: '명령' }).waitFor();
  await look(page, 'tenant');
  await page.getByRole('button', { name: '멈추기' }).click();
  await page.getByRole('textbox', { name: '이유' }).fill('점검');
  await look(page, 'tenant-suspend');
  await inDialog(page, '멈추기').click();
  await page.getByRole('button', { name: '다시 시작' }).waitFor({ timeout: MADE_MS });
}

async function readsWhy({ page }, file) {
  await page.goto('/server');
  await heading(page, '운영팀이 서버를 멈췄어요').waitFor();
  await page.getByText('이유: 점검').waitFor();
  await look(page, 'server-suspended');
  await page.getByRole('link', { name: '영상 내려받기' }).first().click();
  await takeAlong({ page }, file);
}

async function resume({ page }) {
  await page.getByRole('button', { name: '다시 시작' }).click();
  await page.getByRole('textbox', { name: '이유' }).fill('점검 끝');
  await inDialog(page, '다시 시작').click();
  await page.getByRole('button', { name: '서버 교체' }).waitFor({ timeout: MADE_MS });
}

async function stopLaunches({ page }) {
  await page.goto('/operations/launches');
  await page.getByRole('button', { name: '시작 막기' }).click();
  await page.getByRole('textbox', { name: '이유' }).fill('비용 확인');
  await inDialog(page, '시작 막기').click();
  await heading(page, '새 서버 시작을 막아 두었어요').waitFor();
  await look(page, 'launches-stopped');
}

/** Told why, in either language. */
async function waits(late) {
  const { page } = late;
  await signIn(page, 'google', somebody('임서준'), '/plans');
  await page.getByRole('button', { name: '구독하기: 베이직' }).click();
  await page.getByText('지금은 새 서버를 시작하지 않고 있어요.').waitFor({ timeout: MADE_MS });
  await look(page, 'server-waiting');
  await speak(late, 'en');
  await page.getByText('No new servers are being started right now.').waitFor();
  await look(page, 'server-waiting-english');
  await speak(late, 'ko');
}

async function seeWhyOneWaits({ page }) {
  await page.goto('/operations/tenants?state=PROVISIONING');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByText('launches_stopped · SWITCHED_OFF').waitFor();
  await look(page, 'tenant-waiting');
}

async function allowLaunches({ page }) {
  await page.goto('/operations/launches');
  await page.getByRole('button', { name: '시작 허용' }).click();
  await page.getByRole('textbox', { name: '이유' }).fill('확인 끝');
  await inDialog(page, '시작 허용').click();
  await heading(page, '새 서버를 시작할 수 있어요').waitFor();
  await page.goto('/operations/audit');
  await page.getByText('비용 확인').waitFor();
  await look(page, 'audit');
  await page.getByRole('combobox', { name: '명령' }).selectOption('stopLaunches');
  await page.getByText('확인 끝').waitFor({ state: 'detached' });
  await look(page, 'audit-filtered');
}

const OWNERS = ['/plans', '/server', '/server/export'];
const OPERATORS = ['', '/tenants', '/orphans', '/launches', '/audit'].map(
  (page) => `/operations${page}`,
);

/** Launches are allowed again, and this one is refused. */
async function failsAndTriesAgain({ page }) {
  const alert = page.getByRole('alert').filter({ hasText: '서버를 시작하지 못했어요.' });
  await alert.getByText('아마존(AWS)이 서버를 시작해 주지 않았어요.').waitFor({ timeout: MADE_MS });
  await alert.getByText(/^구독 번호: [0-9a-f-]{36}$/).waitFor();
  await look(page, 'server-failed');
  await alert.getByRole('button', { name: '다시 시도' }).click();
  await runs(page);
}

/** Which the owner never sees, but their browser asks for. */
async function tenantOf({ page }) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/api/subscriptions')),
    page.goto('/server'),
  ]);
  const [subscription] = await answer.json();
  return subscription.tenantId;
}

export async function serverStory(browser, { origin, operator, fate }) {
  const file = await clip(2);
  const person = somebody('정도윤');
  const owner = await visitor(browser, origin);
  await step('Somebody subscribes, and gets a server', () => subscribe(owner, person));
  await step('may take along what there is: nothing', () => findNothingToTakeAlong(owner));
  await step('uploads a video', () => upload(owner, file));
  await step('stops it by keyboard', () => stop(owner));
  await step('takes the video along, without a server', () => takeAlongWhatIsStopped(owner, file));
  await step('starts it again', () => start(owner));
  await step('changes the plan', () => changePlan(owner));
  await step('cancels, and thinks again', () => cancelAndUndo(owner));
  if (fate) {
    await step('outlives the period read-only, and comes back', () =>
      outliveThePeriod(owner, fate, file),
    );
  }
  await step('does not see what operators see', () => refused(owner));
  await step('all of it, in both languages and themes', () =>
    everywhere(browser, origin, OWNERS, (page) => arrive(page, person)),
  );
  if (operator) {
    const runner = await visitor(browser, origin);
    await step('An operator suspends a tenant', () => operate(runner, operator, owner));
    await step('whose owner reads why', () => readsWhy(owner, file));
    await step('resumes it', () => resume(runner));
    await step('stops all launches', () => stopLaunches(runner));
    const late = await visitor(browser, origin);
    await step('Somebody subscribes, and reads why it takes longer', () => waits(late));
    await step('which the operator reads, too', () => seeWhyOneWaits(runner));
    await fate.refuseLaunch(await tenantOf(late));
    await step('and allows launches again', () => allowLaunches(runner));
    await step('so that it is tried, refused, and tried again', () => failsAndTriesAgain(late));
    await leave(late);
    await step('every page of operators, in both languages and themes', () =>
      everywhere(browser, origin, OPERATORS, (page) => arrive(page, operator)),
    );
    await leave(runner);
  }
  await leave(owner);
}
