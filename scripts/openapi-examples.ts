import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Examples } from '../src/interfaces/http/openapi/operation.ts';
import type { RecordedCall } from '../test/kit/examples.ts';

// Selects an example for each operation from the calls of the end-to-end tests. Run it when operations have changed.
// With a folder as its argument, it takes the calls that an earlier run with RECORD_EXAMPLES left there.

const target = new URL('../src/interfaces/http/openapi/examples.json', import.meta.url);
/** Characters; longer examples are only taken when an operation has no shorter one. */
const mostText = 1_500;

const recorded = process.argv[2];
const folder = recorded ?? mkdtempSync(join(tmpdir(), 'layers-examples-'));
try {
  if (recorded === undefined) runTests();
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').trim().split('\n'),
  );
  const calls = Map.groupBy(
    lines.map((line) => JSON.parse(line) as RecordedCall),
    ({ operation }) => operation,
  );
  const examples: Examples = Object.fromEntries(
    [...calls].sort(([a], [b]) => (a < b ? -1 : 1)).map(([operation, made]) => [operation, select(made)]),
  );
  writeFileSync(target, JSON.stringify(examples));
  execFileSync(process.execPath, [
    'node_modules/@biomejs/biome/bin/biome',
    'format',
    '--write',
    fileURLToPath(target),
  ]);
} finally {
  if (recorded === undefined) rmSync(folder, { recursive: true });
}

function runTests(): void {
  execFileSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/e2e'], {
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
