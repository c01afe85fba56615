import type { Core } from '../../src/composition.ts';
import { resolveNeeds } from '../../src/infrastructure/kernel/runtime/jobs.ts';
import { moderation } from '../../src/infrastructure/moderation/moderation.context.ts';

const run =
  (name: string) =>
  async (core: Core): Promise<void> => {
    const job = moderation.jobs!.find((one) => one.name === name)!;
    while ((await job.run(resolveNeeds(job.needs, core.get))) === true);
  };

/** Runs the job that ends the time in which removed content can be restored. */
export const makeRemovalsFinal = run('make-removals-final');
/** Runs the job that deletes cases that were decided long ago. */
export const dropOldCases = run('drop-old-cases');
