import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { missingIn } from './optional-packages.ts';

// Installs groups of optional packages, in the versions of the lockfile: npm run add -- s3 stripe
const known = readdirSync(new URL('../optional/', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (asked.length === 0 || unknown.length > 0) {
  process.stderr.write(
    `Usage: npm run add -- <name>...\nThe names are those of the folders in optional: ${known.join(', ')}\n`,
  );
  process.exit(1);
}
const incomplete = asked.filter((name) => missingIn(name).length > 0);
if (incomplete.length > 0) {
  process.stderr.write(`Installing ${incomplete.join(', ')}\n`);
  // `--no-save`: the lockfile has them already. `--workspaces` overrides .npmrc, by which `npm ci` leaves them out.
  const command = `npm install --no-save --loglevel=error --workspaces ${incomplete.map((name) => `--workspace=optional/${name}`).join(' ')}`;
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  process.exitCode = status ?? 1;
}
