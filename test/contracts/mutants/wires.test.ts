import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wireMutants } from './wires.ts';

test.each(wireMutants)(
  'the fault "$title" can be planted by `npm run mutants`',
  ({ file, find, replace }) => {
    const source = readFileSync(file, 'utf8');
    expect(source.split(find)).toHaveLength(2);
    expect(source.replace(find, () => replace)).not.toBe(source);
  },
);
