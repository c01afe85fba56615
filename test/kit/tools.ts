import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { missingIn, toolGroups } from '../../scripts/optional-packages.ts';

/** Installs the packages that tests need and `npm ci` leaves out, however the tests are started. */
export default function installTools(): void {
  if (toolGroups.flatMap(missingIn).length === 0) return;
  const script = resolve('scripts/add.ts');
  const { status } = spawnSync(process.execPath, [script, ...toolGroups], { stdio: 'inherit' });
  if (status !== 0) throw new Error('`npm run tools` failed');
}
