import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { somebody, subjectAt } from './providers.mjs';

const PTSDLY = fileURLToPath(new URL('../../ptsdly', import.meta.url));
const PORT = Number(process.env.PTSD_BROWSER_PORT ?? 8600);
const READY_MS = 300_000;
const SQL_CLIENT = fileURLToPath(
  new URL('../../.ptsdly/programs/mariadb/bin/mariadb', import.meta.url),
);

function whenReady(child, origin) {
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), READY_MS);
    const listen = (chunk) => {
      said += chunk;
      if (!said.includes('PTSD.ly is ready')) return;
      clearTimeout(timer);
      resolve(origin);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`./ptsdly up ended with ${code}:\n${said}`)));
  });
}

/** Of which nobody says when it is over: a month passes by writing its end into the database. */
async function endPeriod(tenant) {
  const end = `UPDATE subscription SET period_ends_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR WHERE tenant_id = '${tenant}'`;
  await chmod(SQL_CLIENT, 0o755);
  const at = ['--no-defaults', '--skip-ssl', '-uroot', '-h127.0.0.1', `-P${PORT + 7}`];
  await promisify(execFile)(SQL_CLIENT, [...at, 'aim_service', '-e', end]);
}

/** Amazon will not launch this tenant's next server. */
async function refuseLaunch(tenant) {
  const effect = {
    effect: 'refuse',
    status: 403,
    code: 'UnauthorizedOperation',
    message: 'You are not authorized to perform this operation.',
  };
  const fault = { call: 'ec2:RunInstances', about: [tenant], times: 1, effect };
  const { ok } = await fetch(`http://127.0.0.1:${PORT + 10}/`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  assert.ok(ok);
}

const ISSUER = `http://127.0.0.1:${PORT + 1}/_oidc/google`;

/**
 * The platform at PTSD_ORIGIN, of which no operator is known; without it, one of our own with fresh data, an operator
 * and a fate to meddle with, which `stop` ends and removes.
 */
export async function openPlatform() {
  if (process.env.PTSD_ORIGIN)
    return {
      origin: process.env.PTSD_ORIGIN,
      operator: null,
      fate: null,
      stop: async () => undefined,
    };
  const data = await mkdtemp(join(tmpdir(), 'ptsdly-browser-'));
  const operator = somebody('운영자');
  const child = spawn(PTSDLY, ['up', '--port', String(PORT), '--data', data], {
    env: {
      ...process.env,
      PTSD_TAKES_FAULTS: 'true',
      PTSD_USER_OPERATORS: `${ISSUER}|${subjectAt(ISSUER, operator)}`,
    },
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    const origin = await whenReady(child, `http://localhost:${PORT}`);
    return { origin, operator, fate: { endPeriod, refuseLaunch }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
