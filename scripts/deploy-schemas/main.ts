import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digitalocean, kubernetes, packages, type SchemaFile, terraform } from './sources.ts';

// Writes the schemas of what deploy/ uses to test/deploy/schemas/, after a new kind or a new version is used there.
const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
const install = `npm install --prefix ${folder} --ignore-scripts --omit=peer --no-audit --no-fund ${Object.values(packages).join(' ')}`;
if (spawnSync(install, { shell: true, stdio: 'inherit' }).status !== 0) process.exit(1);
const modules = join(folder, 'node_modules');

write('kubernetes', kubernetes(modules));
write('aws', terraform(modules, 'aws', 'deploy/aws'));
write('google', terraform(modules, 'google', 'deploy/google'));
write('digitalocean', digitalocean(modules));
rmSync(folder, { recursive: true });

/** One line for each definition, so that changes can be read. */
function write(name: string, { of, types, $defs }: SchemaFile): void {
  const lines = (entries: Record<string, unknown>) =>
    Object.entries(entries)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  writeFileSync(
    `test/deploy/schemas/${name}.json`,
    `{\n  "of": ${JSON.stringify(of)},\n  "types": {\n${lines(types)}\n  },\n  "$defs": {\n${lines($defs)}\n  }\n}\n`,
  );
}
