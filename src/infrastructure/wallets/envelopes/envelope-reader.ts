import { iso } from '../../../application/kernel/fields.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { EnvelopeReader } from '../../../application/wallets/envelopes/ports.ts';
import type { EnvelopeView } from '../../../application/wallets/envelopes/views.ts';
import { toText } from '../../../application/wallets/fields.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { EnvelopeId } from '../../../domain/wallets/envelope.ts';
import { notBlocked } from '../../access/access.read.ts';
import { joinAccount, type PublicUserRow, publicUser, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { joinEnvelopeReaders } from './readers.ts';

type Row = PublicUserRow<'from'> &
  Pick<EnvelopeView, 'split' | 'note' | 'status' | 'currency'> & {
    readonly id: Id;
    readonly conversationId: Id;
    readonly amount: number;
    readonly shares: number;
    readonly taken: number;
    readonly endsAt: Instant;
    readonly createdAt: Instant;
    readonly mine: number | null;
  };
type Asked = { readonly viewerId: string; readonly id: string };
const select = `
  select ${joinInOrder} e.id, e.conversation_id as conversationId, e.currency, e.amount, e.shares, e.taken, e.split, e.note,
    e.status, e.ends_at as endsAt, e.created_at as createdAt, ${publicUser('f', 'from')}, (
      select s.amount from wallet_envelope_shares s where s.envelope_id = e.id and s.taker_id = :viewerId) as mine
  from wallet_envelopes e ${joinAccount('f', 'e.by_id')}`;
const one = sql<Asked, Row>(`${select} ${joinEnvelopeReaders} and m.user_id = :viewerId where e.id = :id`);
const sent = sql<Asked, Row>(`${select} where e.id = :id and e.by_id = :viewerId`);

type Claimed = PublicUserRow<'user'> & { readonly amount: number; readonly at: Instant };
const claims = sql<Asked, Claimed>(`
  select ${joinInOrder} s.amount, s.taken_at as at, ${publicUser('a', 'user')}
  from wallet_envelope_shares s ${joinAccount('a', 's.taker_id')}
  where s.envelope_id = :id and ${notBlocked(':viewerId', 's.taker_id')} order by s.n`);

interface Needs {
  readonly database: Database;
  readonly files: FileViews;
  readonly clock: Clock;
}

export class SqlEnvelopeReader extends EnvelopeReader {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  async one(viewerId: UserId, id: EnvelopeId) {
    const row = await this.#needs.database.row(one, { viewerId, id });
    return row && this.#view(viewerId, row);
  }

  async sent(viewerId: UserId, id: EnvelopeId) {
    const row = await this.#needs.database.row(sent, { viewerId, id });
    return row && this.#view(viewerId, row);
  }

  async #view(viewerId: UserId, row: Row): Promise<EnvelopeView> {
    const { files, clock } = this.#needs;
    // From that moment nobody can claim, also before the rest is given back.
    const status = row.status === 'open' && clock.now() >= row.endsAt ? 'over' : row.status;
    return {
      id: row.id,
      from: toPublicUser<'from'>(row, 'from', files),
      conversationId: row.conversationId,
      currency: row.currency,
      amount: toText(row.amount),
      split: row.split,
      note: row.note,
      shares: row.shares,
      left: row.shares - row.taken,
      myShare: row.mine === null ? null : toText(row.mine),
      claims: status === 'open' ? [] : await this.#claims(viewerId, row.id),
      status,
      endsAt: iso(row.endsAt),
      createdAt: iso(row.createdAt),
    };
  }

  async #claims(viewerId: UserId, id: Id): Promise<EnvelopeView['claims']> {
    const { database, files } = this.#needs;
    const rows = await database.rows(claims, { viewerId, id });
    return rows.map(({ amount, at, ...user }) => ({
      user: toPublicUser(user, 'user', files),
      amount: toText(amount),
      at: iso(at),
    }));
  }
}
