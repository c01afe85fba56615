import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/**
 * Arguments for `process.execPath` that run a script of TypeScript as `npm start` does: with a small young generation,
 * and compiled once, not by each process.
 */
export const nodeArguments = (script: string, ...args: readonly string[]): string[] => [
  '--max-semi-space-size=16',
  '--import',
  join(root, 'src/compile-cache.js'),
  script,
  ...args,
];
