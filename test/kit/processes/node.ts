import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** Arguments for `process.execPath` that run a script of TypeScript as `npm start` does: compiled once, not by each process. */
export const nodeArguments = (script: string, ...args: readonly string[]): string[] => [
  '--import',
  join(root, 'src/compile-cache.js'),
  script,
  ...args,
];
