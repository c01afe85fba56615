import type { Core } from '../../src/composition.ts';
import { resolveNeeds } from '../../src/infrastructure/kernel/runtime/jobs.ts';
import { moderation } from '../../src/infrastructure/moderation/moderation.context.ts';

/** Runs the job that ends the time in which removed content can be restored. */
export async function makeRemovalsFinal(core: Core): Promise<void> {
  const job = moderation.jobs!.find(({ name }) => name === 'make-removals-final')!;
  await job.run(resolveNeeds(job.needs, core.get));
}
