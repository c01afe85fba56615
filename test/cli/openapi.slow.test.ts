import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import type { Operation } from '../../src/application/kernel/operation.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { run } from './run.ts';

test('openapi prints a document of all operations that HTTP offers and needs no database', async () => {
  const { code, stdout } = await run('openapi', [], { DATABASE_URL: 'mysql://nobody@127.0.0.1:1/none' });
  expect(code).toBe(0);
  for (const { name, overSockets } of operations as readonly Operation[])
    expect([name, stdout.includes(`"operationId": "${name}"`)]).toEqual([name, !overSockets]);
});

test('openapi --asyncapi --out writes the document of the socket events to a file', async () => {
  const out = join(await temporaryFolder(), 'asyncapi.json');
  const { code, stdout } = await run('openapi', ['--asyncapi', '--out', out], {});
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ asyncapi: expect.stringMatching(/^3\./) });
});

test('openapi names a file that cannot be written', async () => {
  const { code, stderr } = await run('openapi', ['--out', '/nowhere/at/all.json'], {});
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot write \/nowhere\/at\/all\.json: ENOENT/);
});
