import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** The platform at PTSD_ORIGIN; without it, one of our own with fresh data, which `stop` ends and removes. */
export async function openPlatform() {
  if (process.env.PTSD_ORIGIN)
    return { origin: process.env.PTSD_ORIGIN, stop: async () => undefined };
  const data = await mkdtemp(join(tmpdir(), 'ptsdly-browser-'));
  const child = spawn(PTSDLY, ['up', '--port', String(PORT), '--data', data]);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { origin: await whenReady(child, `http://localhost:${PORT}`), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
