import type { Config } from '../../config.ts';
import { defaultLimits } from '../../domain/wallets/limits.ts';
import { CommandError, withCore } from '../command-line.ts';
import { progressBar } from '../progress.ts';
import { executePlan, takenUsername } from './execute-plan.ts';
import { makePlan, type PlanOptions } from './make-plan.ts';
import type { Plan } from './plan.ts';
import { StoryClock } from './story.ts';

/** Default number of people with pictures; more take longer. */
export const picturedPeople = 12;

/** No rate limits, cheap hashes, which are upgraded at the first sign-in, and answers that nobody checks. */
const cheap = { RATE_LIMITS: 'off', BCRYPT_COST: 4, NODE_ENV: 'production' } as const;

/**
 * Fills the configured database with three weeks of a community, which end now; returns what was created. Throws
 * `CommandError` if a username exists already.
 */
export async function seed(
  config: Config,
  options: PlanOptions & { readonly pictured?: number },
): Promise<Plan> {
  const { pictured = picturedPeople } = options;
  const plan = makePlan(options);
  const clock = new StoryClock();
  // The limits of payments that the plan was made for. No mails to invented addresses.
  const { SMTP_URL: _, ...rest } = config;
  await withCore(
    async (core) => {
      const taken = await takenUsername(core, plan);
      if (taken !== undefined)
        throw new CommandError(
          `User ${taken} exists already, so nothing was created. Use another --prefix to add more people.`,
        );
      let stop = () => {};
      const progress = (total: number) => {
        const bar = progressBar(total);
        stop = () => bar.stop();
        return () => bar.step();
      };
      await executePlan(plan, { core, clock, pictured, progress });
      stop();
    },
    { ...rest, ...cheap, WALLET_LIMITS: defaultLimits },
    clock,
  );
  return plan;
}
