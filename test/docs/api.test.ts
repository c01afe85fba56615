import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTables } from './api-tables.ts';

test('the tables of operations and types in docs/api.md agree with the OpenAPI document', async () => {
  const text = readFileSync('docs/api.md', 'utf8');
  // After a change that is meant: `npm run docs:api`.
  expect(text.split('\n')).toEqual((await withTables(text)).split('\n'));
});
