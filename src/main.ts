import { enableCompileCache } from 'node:module';
import { configOrExit } from './config.ts';

// Compiled code of the run before: a third of the start and of its memory. So it comes before the rest is loaded.
enableCompileCache();
const { startService } = await import('./service.ts');

const config = configOrExit();
const service = await startService(config);
if (process.stdout.isTTY)
  process.stdout.write(`Layers answers at ${config.PUBLIC_URL}; try ${config.PUBLIC_URL}/api/docs\n`);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    // A stop that hangs must not outlive the patience of whoever asked for it.
    setTimeout(() => process.exit(1), 10_000).unref();
    await service.stop();
    process.exit(0);
  });
