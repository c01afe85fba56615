import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { configOrExit } from './config.ts';

// Compiled code of the run before: a third of the start and of its memory. So it comes before the rest is loaded.
// `npm start` does it even before this file, which spares it the compiler of types.
enableCompileCache();
// What the start leaves behind would make V8 keep 60 MB for young objects, which an idle process does not need.
setFlagsFromString('--semi-space-growth-factor=1');
const { startService } = await import('./service.ts');
const { SchemaIsBehind } = await import('./infrastructure/kernel/database/migrations.ts');

const config = configOrExit();
const service = await startService(config).catch(reportAndExit);
setFlagsFromString('--semi-space-growth-factor=2');
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

/** What an operator can mend is said in one line; a fault of ours keeps its stack. */
function reportAndExit(error: Error & { readonly code?: unknown; readonly syscall?: unknown }): never {
  const isTheirs =
    error instanceof SchemaIsBehind || error.syscall !== undefined || /^ER_/.test(String(error.code));
  if (!isTheirs) throw error;
  process.stderr.write(`The service cannot start: ${error.message || error.code}\n`);
  process.exit(1);
}
