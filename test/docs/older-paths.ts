import { readFileSync } from 'node:fs';
import { section } from './markdown.ts';

const rows = section(readFileSync('docs/api.md', 'utf8'), 'Paths of earlier designs').matchAll(
  /^\| `(\w+) (\/\S*)` \| `([\w.-]+)` \|/gm,
);

/** The paths of earlier designs, as documented: without the prefix `/api`. */
export const olderPaths = [...rows].map(([, method, path, operation]) => ({
  method: method!,
  path: path!,
  operation: operation!,
}));
