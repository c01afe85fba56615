import { type EnvelopeLook, EnvelopeReaders } from '../../../application/wallets/envelopes/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { EnvelopeId } from '../../../domain/wallets/envelope.ts';
import { joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { joinReaders } from '../../messaging/visibility.read.ts';

/** Joins those who see `wallet_envelopes e`, as `m`; conditions on `m` may follow. */
export const joinEnvelopeReaders = joinReaders({
  conversation: 'e.conversation_id',
  sender: 'e.by_id',
  clientId: 'e.id',
});

type Look = { viewerId: UserId; envelopeId: EnvelopeId };
const seeing = sql<{ looks: readonly Look[] }, Look>(
  (d) => `
  select ${joinInOrder} k.viewer_id as viewerId, e.id as envelopeId
  from ${d.rowTable(':looks*(viewerId, envelopeId)', 'k', ['viewer_id', 'envelope_id'])}
  join wallet_envelopes e on e.id = k.envelope_id
  ${joinAccount('v', 'k.viewer_id')} and ${liveAccount('v')} ${joinEnvelopeReaders} and m.user_id = k.viewer_id`,
);
const audiences = sql<{ ids: readonly string[] }, { id: EnvelopeId; sharesLeft: number; userId: UserId }>(`
  select ${joinInOrder} e.id, e.shares - e.taken as sharesLeft, m.user_id as userId from wallet_envelopes e ${joinEnvelopeReaders}
  where e.id in (:ids*)`);

export class SqlEnvelopeReaders extends EnvelopeReaders {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  seeing(looks: readonly EnvelopeLook[]) {
    return this.#database.rows(seeing, {
      looks: looks.map(({ viewerId, envelopeId }) => ({ viewerId, envelopeId })),
    });
  }

  async audiences(ids: readonly EnvelopeId[]) {
    const rows = await this.#database.rows(audiences, { ids });
    return [...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => ({
      id,
      left: of[0]!.sharesLeft,
      to: of.map(({ userId }) => userId),
    }));
  }
}
