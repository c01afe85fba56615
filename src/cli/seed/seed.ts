import type { Config } from '../../config.ts';
import { Failure, withCore } from '../command-line.ts';
import { progressBar } from '../progress.ts';
import { type Plan, planOf } from './plan.ts';
import { run, stepsOf, takenUsername } from './run.ts';

/** Whose clothes have pictures unless asked otherwise: enough to look at, few enough to wait for. */
export const picturedPeople = 12;

/** Fills the database of this configuration; answers what was made. */
export async function seed(
  config: Config,
  options: { people: number; seed: number; prefix: string; wardrobe?: number; pictured?: number },
): Promise<Plan> {
  const { pictured = picturedPeople } = options;
  const plan = planOf(options);
  // Rows come as fast as the database takes them; the hashes are made anew at the usual cost when someone
  // signs in. Nothing is mailed: the addresses are made up.
  const { SMTP_URL: _, ...rest } = config;
  await withCore(
    async (core) => {
      const taken = await takenUsername(core, plan);
      if (taken !== undefined)
        throw new Failure(
          `There is a user ${taken} already, so nothing was made. Another --prefix makes more people.`,
        );
      const bar = progressBar(stepsOf(plan));
      await run(core, plan, pictured, () => bar.step());
      await core.relay.drain();
      bar.stop();
    },
    { ...rest, RATE_LIMITS: 'off', BCRYPT_COST: 4 },
  );
  return plan;
}
