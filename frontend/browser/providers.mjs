/** What people do on the pages of the providers' stand-ins. */
import { createHash } from 'node:crypto';

const CONTINUE = { google: 'Continue', kakao: '동의하고 계속하기' };
const CANCEL = { google: 'Cancel', kakao: '취소' };

/** Somebody whom nobody knows yet: each story is told by people of its own. */
export const somebody = (name) => ({ name, email: `p${Date.now()}-${Math.random()}@example.com` });

/** Fills in who one is at the provider and goes back to the platform. */
export async function identify(page, provider, { name, email }) {
  await page.waitForURL(`**/_oidc/${provider}/**`);
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=email]').fill(email);
  await page.getByRole('button', { name: CONTINUE[provider] }).click();
}

export async function cancelAt(page, provider) {
  await page.waitForURL(`**/_oidc/${provider}/**`);
  await page.getByRole('button', { name: CANCEL[provider] }).click();
}

/** From anywhere to a page for signed-in people, by way of the sign-in page and the provider. */
export async function signIn(page, provider, person, to = '/me') {
  await page.goto(`/login?returnTo=${encodeURIComponent(to)}`);
  await page.locator(`a[href^="/oauth2/authorization/${provider}"]`).click();
  await identify(page, provider, person);
}

/** The same, and there. */
export async function arrive(page, person) {
  await signIn(page, 'google', person);
  await page.waitForURL('**/me');
}

const SUBJECTS = 1_000_000_000_000_000_000n;

/** The number by which the stand-in of a provider knows somebody for good. */
export function subjectAt(issuer, { email }) {
  const hash = createHash('sha256').update(`${issuer}\n${email.toLowerCase()}`).digest();
  return String(1n + ((hash.readBigUInt64BE() & 0x7fff_ffff_ffff_ffffn) % SUBJECTS));
}
