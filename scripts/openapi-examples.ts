import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Examples } from '../src/interfaces/http/openapi/operation.ts';
import type { RecordedCall } from '../test/kit/examples.ts';

// Selects an example for each operation from the calls of the end-to-end tests. Run it when operations have changed:
// with their names only these are called, in a minute, and the other examples stay.

const target = new URL('../src/interfaces/http/openapi/examples.json', import.meta.url);
/** Characters; longer examples are only taken when an operation has no shorter one. */
const mostText = 1_500;

const names = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'layers-examples-'));
try {
  runTests();
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').trim().split('\n'),
  );
  const calls = Map.groupBy(
    lines.map((line) => JSON.parse(line) as RecordedCall),
    ({ operation }) => operation,
  );
  const kept = names.length === 0 ? {} : (JSON.parse(readFileSync(target, 'utf8')) as Examples);
  const made = [...calls].filter(([operation]) => names.length === 0 || names.includes(operation));
  const all = {
    ...kept,
    ...Object.fromEntries(made.map(([operation, calls]) => [operation, select(calls)])),
  };
  const examples = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(target, JSON.stringify(examples));
  execFileSync(process.execPath, [
    'node_modules/@biomejs/biome/bin/biome',
    'format',
    '--write',
    fileURLToPath(target),
  ]);
} finally {
  rmSync(folder, { recursive: true });
}

function runTests(): void {
  const some = names.length === 0 ? ['test/e2e'] : ['test/e2e/every-operation', '-t', names.join('|')];
  execFileSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...some], {
    env: { ...process.env, RECORD_EXAMPLES: folder },
    stdio: 'inherit',
  });
}

/** The example that shows most without being long. */
function select(calls: readonly RecordedCall[]) {
  const texts = calls.map(({ request, response }) => neutral({ request, response }));
  const short = texts.filter(({ length }) => length <= mostText);
  const best = short.length > 0 ? longest(short) : texts.reduce((a, b) => (b.length < a.length ? b : a));
  return JSON.parse(best);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a));
}

/** One element of each list, and ids, tokens and signatures that are the same at every run. */
function neutral(call: object): string {
  const seen = new Map<string, string>();
  const idOf = (id: string) => {
    const known = seen.get(id) ?? `01980000-0000-7000-8000-${String(seen.size + 1).padStart(12, '0')}`;
    seen.set(id, known);
    return known;
  };
  const shortened = JSON.stringify(call, (_, value) => (Array.isArray(value) ? value.slice(0, 1) : value));
  return shortened
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, idOf)
    .replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl')
    .replaceAll(/"(refreshToken)":"[\w-]+"/g, '"$1":"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"')
    .replaceAll(/"nextCursor":"[\w-]+"/g, '"nextCursor":"bmV4dA"')
    .replaceAll(/\/(objects|avatars)\/[\w.%-]+/g, '/$1/c2lnbmVk')
    .replaceAll(/http:\/\/(localhost|127\.0\.0\.1):\d+/g, 'https://layers.example.com')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-05-01T08:30:00.000Z');
}
