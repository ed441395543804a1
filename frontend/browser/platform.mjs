import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { somebody, subjectAt } from './providers.mjs';

const PTSDLY = fileURLToPath(new URL('../../ptsdly', import.meta.url));
const PORT = Number(process.env.PTSD_BROWSER_PORT ?? 8600);
const READY_MS = 300_000;

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

const ISSUER = `http://127.0.0.1:${PORT + 1}/_oidc/google`;

/**
 * The platform at PTSD_ORIGIN, of which no operator is known; without it, one of our own with fresh data and an
 * operator, which `stop` ends and removes.
 */
export async function openPlatform() {
  if (process.env.PTSD_ORIGIN)
    return { origin: process.env.PTSD_ORIGIN, operator: null, stop: async () => undefined };
  const data = await mkdtemp(join(tmpdir(), 'ptsdly-browser-'));
  const operator = somebody('운영자');
  const child = spawn(PTSDLY, ['up', '--port', String(PORT), '--data', data], {
    env: { ...process.env, PTSD_USER_OPERATORS: `${ISSUER}|${subjectAt(ISSUER, operator)}` },
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { origin: await whenReady(child, `http://localhost:${PORT}`), operator, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
