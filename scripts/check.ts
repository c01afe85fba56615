import { spawn } from 'node:child_process';
import { once } from 'node:events';

// Runs the checks of a commit at the same time: the compiler uses the time in which the tests wait.
const checks = ['check:types', 'check:style', 'test:fast'].map(async (script) => {
  const [code] = await once(spawn(`npm run ${script}`, { shell: true, stdio: 'inherit' }), 'close');
  return { script, passed: code === 0 };
});
const failed = (await Promise.all(checks)).filter(({ passed }) => !passed);
for (const { script } of failed) process.stderr.write(`npm run ${script} failed: see above.\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
