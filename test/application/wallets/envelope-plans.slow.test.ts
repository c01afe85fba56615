import { describe, expect, test } from 'vitest';
import { Ids } from '../../../src/application/kernel/ports.ts';
import { EnvelopeReaders } from '../../../src/application/wallets/envelopes/ports.ts';
import type { EnvelopeId } from '../../../src/domain/wallets/envelope.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { analyze, fullScans, walks } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { databases, type Person } from '../../kit/world.ts';
import { startParty } from './party.ts';

const large = ['messages', 'wallet_envelopes', 'wallet_envelope_shares'];
type Row = Record<'id' | 'conversationId' | 'senderId', string> & { seq: number; one: number; text: string };
const fills = [
  `insert into messages
    (conversation_id, seq, id, change_seq, sender_id, client_id, text, mention_ids, file_ids, refs, created_at)
  values :rows*(conversationId, seq, id, seq, senderId, id, text, text, text, text, seq)`,
  `insert into wallet_envelopes
    (id, by_id, conversation_id, currency, amount, shares, taken, split, status, ends_at, created_at)
  values :rows*(id, senderId, conversationId, text, one, one, one, text, text, seq, seq)`,
  `insert into wallet_envelope_shares (envelope_id, n, amount, taker_id, taken_at)
  values :rows*(id, one, one, senderId, seq)`,
];

describe.each(databases)('Envelopes among many, on %s', (kind) => {
  test('every statement finds its rows by an index', async () => {
    const listening = roundTrips(kind);
    const party = await startParty(kind);
    const { ann, room, core, clock, guests, send, claim, get, endDue } = party;
    const [bob] = (await guests('bob')) as [Person];
    const { id } = await send(ann);
    const ids = core.get(Ids);
    const rows = Array.from({ length: 1_000 }, (_, i): Row => {
      const about = { conversationId: room.id, senderId: bob.id, seq: 1_000 + i, one: 1, text: '[]' };
      return { id: ids.next(), ...about };
    });
    await party.unitOfWork.run(async () => {
      for (const text of fills)
        party.database.enqueue(sql<{ rows: readonly Row[] }>(text), {
          rows,
        });
    });
    await analyze(kind, party, [...large, 'memberships', 'conversations', 'wallet_accounts']);
    await withoutSubscribers(party);
    const works: Readonly<Record<string, () => Promise<unknown>>> = {
      send: () => send(ann, { amount: '8' }),
      'send again': () => send(ann, { envelopeId: id }),
      claim: () => claim(bob, { id }),
      get: () => get(bob, { id }),
      audiences: () => core.get(EnvelopeReaders).audiences([id as EnvelopeId]),
      end: () => {
        clock.at += 86_400_000;
        return endDue();
      },
    };
    const found: Record<string, readonly string[]> = {};
    for (const [name, work] of Object.entries(works))
      for (const sent of await listening.sentBy(work)) {
        if (!/^\s*(select|insert.*\bselect)\b/is.test(sent.text)) continue;
        const bad = [...(await fullScans(kind, party, sent, large)), ...(await walks(kind, party, sent))];
        if (bad.length > 0) found[name] = bad;
      }
    expect(found).toEqual({});
  }, 60_000);
});
