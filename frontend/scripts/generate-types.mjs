/**
 * Writes src/shared/api/generated/NAME.ts from every openapi/NAME.json, which the services' tests write.
 * With --check it writes nothing and fails when a file is not what it should be.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL('../openapi/', import.meta.url);
const generated = new URL('../src/shared/api/generated/', import.meta.url);
const checkOnly = process.argv.includes('--check');
const stale = [];

async function generate(name) {
  const types = await openapiTS(new URL(`${name}.json`, documents), { alphabetize: true });
  const text = `// Generated from openapi/${name}.json by "npm run generate".\n\n${astToString(types)}`;
  const file = new URL(`${name}.ts`, generated);
  const present = await readFile(file, 'utf8').catch(() => '');
  if (present === text) return;
  if (checkOnly) stale.push(name);
  else await writeFile(file, text);
}

await mkdir(generated, { recursive: true });
for (const file of await readdir(documents)) {
  if (file.endsWith('.json')) await generate(file.slice(0, -'.json'.length));
}
if (stale.length > 0) {
  console.error(`Client types are not fresh: ${stale.join(', ')}. Run "npm run generate".`);
  process.exit(1);
}
