import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import { wallets } from '../../../src/infrastructure/wallets/wallets.context.ts';
import { type databases, type Person, startWorld } from '../../kit/world.ts';

/** A world in which people can pay: `rich` grants credits to them, and `pay` moves some. */
export async function startMarket(
  kind: (typeof databases)[number],
  environment: Record<string, string> = {},
  logger?: Logger,
) {
  const world = await startWorld(kind, environment, { ...(logger && { logger }) });
  const { call, person } = world;
  const admin = await person('the.admin');
  const service = { ...admin.actor, role: 'admin' as const };
  const EUR = 'EUR';

  const grant = (to: Person, amount: number, currency = EUR) =>
    call(
      'wallets.grant-credits',
      { userId: to.id, transferId: randomUUID(), amount: String(amount), currency },
      service,
    );
  async function rich(username: string, amount = 10_000) {
    const one = await person(username);
    if (amount > 0) await grant(one, amount);
    return one;
  }
  const pay = (from: Person, to: Person, amount: number | string, more: object = {}) =>
    call(
      'wallets.transfer',
      { transferId: randomUUID(), toUserId: to.id, amount: String(amount), currency: EUR, ...more } as never,
      from.actor,
    );
  const wallet = (of: Person) => call('wallets.get-wallet', {}, of.actor);
  async function balance(of: Person, currency = EUR): Promise<number> {
    const { balances } = await wallet(of);
    return Number(balances.find((one) => one.currency === currency)!.available);
  }
  /** Runs the jobs that end what is due. */
  async function endDue(): Promise<void> {
    for (const job of wallets.jobs!.filter(({ name }) => /^(end|expire)-/.test(name)))
      while (await job.run(resolveNeeds(job.needs, world.core.get)));
  }
  const entries = async (of: Person) => (await call('wallets.list-entries', { limit: 100 }, of.actor)).items;
  return { ...world, service, grant, rich, pay, wallet, balance, entries, endDue };
}
export type Market = Awaited<ReturnType<typeof startMarket>> & {
  readonly all: readonly Person[];
  /** In which all of them are. */
  readonly room: string;
};
