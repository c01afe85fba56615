import { expect, test } from 'vitest';
import { NewestCommit } from '../../../src/infrastructure/kernel/database/mysql/newest-commit.ts';

const group = '2f2e5a4c-0d0b-4c6e-9d9b-2f8f0a1b2c3d';
const other = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d';

test.each([
  ['no commit', [], undefined],
  ['commits in their order', ['1', '2'], `${group}:2`],
  ['answers in another order than the commits', ['7', '6'], `${group}:7`],
  ['a transaction with a range of numbers', ['7-9'], `${group}:9`],
  ['a tagged transaction', ['audit:4'], `${group}:audit:4`],
  ['a new primary of the group with smaller numbers', ['2000007', '1000001'], `${group}:1000001`],
] as const)('the newest commit after %s', (_, numbers, mark) => {
  const newest = new NewestCommit();
  for (const number of numbers) newest.note([`${group}:${number}`]);
  expect(newest.mark).toBe(mark);
});

test('the newest commit is of the server that committed last', () => {
  const newest = new NewestCommit();
  newest.note([`${group}:500`]);
  newest.note([`${other}:3`]);
  expect(newest.mark).toBe(`${other}:3`);
});
