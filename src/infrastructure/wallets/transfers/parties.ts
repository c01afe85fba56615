import { type Pair, type Parties, PartiesReader } from '../../../application/wallets/transfers/ports.ts';
import type { Permission, Visibility } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  fromAccounts,
  joinAccount,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { befriended, follows } from '../../social/social.read.ts';

type Row = PublicUserRow<'from'> &
  PublicUserRow<'to'> &
  Record<'open' | 'follows' | 'friend' | 'ownerIsPrivate' | 'gone', number> & {
    payments: Permission;
    payerAudience: Visibility;
    payeeAudience: Visibility;
  };
const parties = sql<{ pairs: readonly { payerId: string; payeeId: string }[] }, Row>(
  (d) => `
  select ${joinInOrder} ${publicUser('f', 'from')}, ${publicUser('a', 'to')}, a.payments,
    f.payment_audience as payerAudience, a.payment_audience as payeeAudience,
    a.visibility = 'private' as ownerIsPrivate, not ${liveAccount('a')} as gone,
    ${notBlocked('f.id', 'a.id')} as open, ${follows('f.id', 'a.id')} as follows, ${befriended('f.id', 'a.id')} as friend
  from ${d.rowTable(':pairs*(payerId, payeeId)', 'pr', ['payer_id', 'payee_id'])}
  ${joinAccount('f', 'pr.payer_id')} ${joinAccount('a', 'pr.payee_id')}`,
);

const gone = sql<{ ids: readonly string[] }, { id: UserId }>(
  `select a.id ${fromAccounts('a')} where a.id in (:ids*) and not ${liveAccount('a')}`,
);

export class SqlPartiesReader extends PartiesReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async find(pairs: readonly Pair[]): Promise<readonly Parties[]> {
    const wanted = new Map(
      pairs.map(({ payerId, payeeId }) => [`${payerId} ${payeeId}`, { payerId, payeeId }]),
    );
    const rows = await this.#database.rows(parties, { pairs: [...wanted.values()] });
    return rows.map((row) => ({
      payerId: row.fromId,
      payeeId: row.toId,
      payer: toPublicUser<'from' | 'to'>(row, 'from', this.#files),
      payee: toPublicUser<'from' | 'to'>(row, 'to', this.#files),
      payments: row.payments,
      payerAudience: row.payerAudience,
      payeeAudience: row.payeeAudience,
      relation: {
        self: row.fromId === row.toId,
        follows: row.follows === 1,
        friend: row.friend === 1,
        blocked: row.open !== 1,
        gone: row.gone === 1,
        ownerIsPrivate: row.ownerIsPrivate === 1,
      },
    }));
  }

  async gone(ids: readonly UserId[]) {
    return new Set((await this.#database.rows(gone, { ids })).map(({ id }) => id));
  }
}
