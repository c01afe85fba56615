import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import {
  endDueEnvelopes,
  endDueNeeds,
} from '../../../src/application/wallets/envelopes/end-due-envelopes.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import type { databases, Person } from '../../kit/world.ts';
import { startMarket } from './stage.ts';

const inEnvelopes = sql<Record<never, never>, { total: number | string | null }>(
  "select sum(balance) as total from wallet_accounts where kind = 'envelope'",
);

/** A market with a public room of ann's, in which people send each other envelopes. */
export async function startParty(kind: (typeof databases)[number], environment: Record<string, string> = {}) {
  const market = await startMarket(kind, environment);
  const { call, core, rich, service, database } = market;
  const ann = await rich('ann', 1000);
  const opening = { title: 'hats', visibility: 'public' } as const;
  const room = await call('messaging.create-room', opening, ann.actor);

  const join = (who: Person) => call('messaging.join-room', { roomId: room.id }, who.actor);
  /** People without money, in the room. */
  const guests = async (...names: string[]) => {
    const found: Person[] = [];
    for (const name of names) {
      const one = await rich(name, 0);
      await join(one);
      found.push(one);
    }
    return found;
  };
  const send = (from: Person, more: object = {}) =>
    call(
      'wallets.send-envelope',
      {
        ...{ conversationId: room.id, envelopeId: randomUUID(), amount: '100', currency: 'EUR' },
        ...{ shares: 4, split: 'equal', ...more },
      } as never,
      from.actor,
    );
  const claim = (who: Person, { id: envelopeId }: { readonly id: string }) =>
    call('wallets.claim-envelope', { envelopeId }, who.actor);
  const get = (who: Person, { id: envelopeId }: { readonly id: string }) =>
    call('wallets.get-envelope', { envelopeId }, who.actor);
  /** What the job does, in two processes at once. */
  const endDue = async () => {
    const step = () => endDueEnvelopes(resolveNeeds(endDueNeeds, core.get));
    await Promise.all([step(), step()]);
  };
  /** The books are right, and so much is in envelopes. */
  async function expectSound(left: number): Promise<void> {
    expect(await call('wallets.audit-ledger', {}, service)).toMatchObject({
      ...{ totals: [{ currency: 'EUR', total: '0' }], brokenChains: [], unbalancedTransfers: [] },
    });
    expect(Number((await database.row(inEnvelopes, {}))?.total ?? 0)).toBe(left);
  }
  return { ...market, ann, room, join, guests, send, claim, get, endDue, expectSound };
}
