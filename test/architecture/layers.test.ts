import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { violationsIn } from './cruise.ts';

test('the tree keeps every rule of the architecture', async () => {
  const { violations, modulesRead } = await violationsIn(process.cwd());
  expect(violations).toEqual([]);
  // The tool has been seen to read nothing and be content.
  expect(modulesRead).toBe(
    globSync('src/**/*.{ts,tsx,js,json,css}').filter((path) => !path.endsWith('tsconfig.json')).length,
  );
  expect(modulesRead).toBeGreaterThan(60);
}, 300_000);
