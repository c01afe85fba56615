import type { Config } from '../../config.ts';
import { defaultLimits } from '../../domain/wallets/limits.ts';
import { CommandError, withCore } from '../command-line.ts';
import { progressBar } from '../progress.ts';
import { executePlan, stepCount, takenUsername } from './execute-plan.ts';
import { makePlan } from './make-plan.ts';
import type { Plan } from './plan.ts';

/** Default number of people with images; more take longer. */
export const picturedPeople = 12;

/** Fills the configured database; returns what was created. Throws `CommandError` if a username exists already. */
export async function seed(
  config: Config,
  options: { people: number; seed: number; prefix: string; wardrobe?: number; pictured?: number },
): Promise<Plan> {
  const { pictured = picturedPeople } = options;
  const plan = makePlan(options);
  // No rate limits and cheap hashes for speed; hashes are upgraded at the first sign-in. The limits of payments that the
  // plan was made for. No mails to invented addresses.
  const { SMTP_URL: _, ...rest } = config;
  await withCore(
    async (core) => {
      const taken = await takenUsername(core, plan);
      if (taken !== undefined)
        throw new CommandError(
          `User ${taken} exists already, so nothing was created. Use another --prefix to add more people.`,
        );
      const bar = progressBar(stepCount(plan));
      await executePlan(core, plan, pictured, () => bar.step());
      await core.relay.drain();
      bar.stop();
    },
    { ...rest, RATE_LIMITS: 'off', BCRYPT_COST: 4, WALLET_LIMITS: defaultLimits },
  );
  return plan;
}
