import { spawnSync } from 'node:child_process';

/** The first of these programs that is on the PATH. Says in one line what is left out when none is. */
export function onPath(programs: readonly string[], leftOut: string): string | undefined {
  const found = programs.find((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
  if (found === undefined)
    process.stderr.write(`SKIPPED: ${leftOut}: none of ${programs.join(', ')} is on the PATH\n`);
  return found;
}
