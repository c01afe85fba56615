import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from '../test/docs/api-tables.ts';

// Writes the tables of operations and types at the end of docs/api.md. Run it when operations have changed, and read
// the difference: what is renamed or gone there breaks clients.

const path = 'docs/api.md';
writeFileSync(path, await withTables(readFileSync(path, 'utf8')));
