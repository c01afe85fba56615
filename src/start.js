// What `npm start` runs. In JavaScript, and with all TypeScript imported later, since what is read before the cache is
// on costs the compiler that strips its types.
import './compile-cache.js';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { bundlePath } = await import('./bundle.ts');
// Two thousand files take twice as long to load as one that holds them, and a third more memory.
const bundle = bundlePath();
if (existsSync(bundle)) await import(pathToFileURL(bundle).href);
else {
  await import('./main.ts');
  // For the next start. It takes seconds, so it gives way to the service, and ends with it.
  const script = join(import.meta.dirname, '../scripts/bundle-service.ts');
  const build = spawn(process.execPath, [script, bundle], { stdio: ['ignore', 'ignore', 'inherit'] });
  build.on('spawn', () => setPriority(build.pid, 10)).unref();
  process.once('exit', () => build.kill());
}
