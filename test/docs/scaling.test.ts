import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { table } from '../../bench/scaling.ts';

test('what so many people need is computed from the figures of the benchmarks', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/scaling.md'), 'utf8');
  expect(page).toContain(table);
});
