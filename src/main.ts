import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { configOrExit } from './config.ts';

// Reuses the compiled code of the previous run, which saves a third of the start-up time and memory. It comes
// before everything else is loaded. `npm start` enables it even before this file, which also saves loading the
// TypeScript compiler.
enableCompileCache();
// Garbage from the start would make V8 keep 60 MB for young objects, which an idle process does not need.
setFlagsFromString('--semi-space-growth-factor=1');
const { startService } = await import('./service.ts');
const { DependencyDown } = await import('./application/kernel/dependencies.ts');
const { SchemaIsBehind } = await import('./infrastructure/kernel/database/migrations.ts');
const { lowerPoolPriority } = await import('./infrastructure/kernel/runtime/pool-priority.ts');

const config = configOrExit();
const service = await startService(config).catch(reportAndExit);
setFlagsFromString('--semi-space-growth-factor=2');
lowerPoolPriority().catch((error: unknown) =>
  service.core.logger.warn(
    { err: error },
    'the thread pool keeps its priority: sign-ins may slow other calls',
  ),
);
if (process.stdout.isTTY)
  process.stdout.write(
    `Layers is at ${config.PUBLIC_URL}; its API is described at ${config.PUBLIC_URL}/api/docs\n`,
  );

// The API answers already; a page that is asked for meanwhile waits.
void service.webApp?.prepare();

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    // If the stop hangs, exit before the supervisor loses patience.
    setTimeout(() => process.exit(1), 9_000).unref();
    await service.stop();
    process.exit(0);
  });

/** An error that an operator can fix is reported in one line; other errors keep their stack. */
function reportAndExit(error: Error & { readonly code?: unknown; readonly syscall?: unknown }): never {
  const isTheirs =
    error instanceof SchemaIsBehind ||
    error instanceof DependencyDown ||
    error.syscall !== undefined ||
    /^ER_/.test(String(error.code));
  if (!isTheirs) throw error;
  const why = error instanceof DependencyDown ? `${error.dependency}: ${error.reason}` : error.message;
  process.stderr.write(`The service cannot start: ${why || error.code}\n`);
  process.exit(1);
}
