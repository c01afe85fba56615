import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { ActivityReader } from '../../../application/wallets/activity/ports.ts';
import type { ActivityView } from '../../../application/wallets/activity/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';
import { notBlocked, notMuted } from '../../access/access.read.ts';
import {
  type AvatarUrls,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import { joinCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Dialect } from '../../kernel/database/dialect.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import { type ReactedRow, reacted, toReacted } from '../../posts/reactions.read.ts';
import { fromFriends } from '../../social/social.read.ts';
import { type TransferRow, toSubject } from '../ledger/transfers.ts';
import { isPayment, joinPaymentParties, paymentVisible } from '../payments.read.ts';

type Row = PublicUserRow<'payer'> &
  PublicUserRow<'payee'> &
  ReactedRow &
  Pick<TransferRow, 'id' | 'kind' | 'note' | 'subjectKind' | 'subjectId' | 'at'>;
type Asked = { viewerId: string; userId: string; beforeId: string; limit: number };

/** `ids` selects the ids of transfers. */
const payments = (ids: string) => `
  select ${rowByRow} t.id, t.kind, t.note, t.subject_kind as subjectKind, t.subject_id as subjectId, t.at,
    ${publicUser('pf', 'payer')}, ${publicUser('pt', 'payee')}, ${reacted(':viewerId', 't.id')}
  from (${ids}) page join wallet_transfers t on t.id = page.id ${joinPaymentParties('t')} ${joinCounters('t.id')}
  order by t.id desc`;
const ownBy = (party: 'from_id' | 'to_id', other: 'from_id' | 'to_id') => `
  select * from (
    select o.id from wallet_transfers o where o.${party} = :viewerId and o.id < :beforeId and ${isPayment('o')}
      and ${notBlocked(':viewerId', `o.${other}`)}
    order by o.${party} desc, o.id desc limit :limit) ${party}_rows`;
const own = `select id from (${ownBy('from_id', 'to_id')} union ${ownBy('to_id', 'from_id')}) own_rows order by id desc limit :limit`;
const visible = (alias: string) => `exists (
  select 1 from wallet_transfers v ${joinPaymentParties('v')}
  where v.id = ${alias}.id and ${paymentVisible(':viewerId', 'v')}
    and ${notMuted(':viewerId', 'v.from_id')} and ${notMuted(':viewerId', 'v.to_id')})`;
const ofFriends = (d: Dialect) => `
  select distinct act.id from (
    select friend_id ${fromFriends(':viewerId')}) friend
  ${d.joinNewest({
    table: 'wallet_activity',
    alias: 'act',
    by: 'person_id',
    index: 'primary',
    columns: ['id'],
    where: (alias) =>
      `${alias}.person_id = friend.friend_id and ${alias}.id < :beforeId and ${visible(alias)}`,
    limit: ':limit',
  })}
  order by act.id desc limit :limit`;
const home = sql<Asked, Row>((d) =>
  payments(`
    select id from (
      select id from (${own}) mine union select id from (${ofFriends(d)}) theirs
    ) both_kinds order by id desc limit :limit`),
);
const ofSelf = sql<Asked, Row>(payments(own));
const ofUser = sql<Asked, Row>(
  payments(`
    select a.id from wallet_activity a join wallet_transfers w on w.id = a.id ${joinPaymentParties('w')}
    where a.person_id = :userId and a.id < :beforeId and ${paymentVisible(':viewerId', 'w')}
    order by a.person_id desc, a.id desc limit :limit`),
);

export class SqlActivityReader extends ActivityReader {
  readonly #database: Database;
  readonly #files: AvatarUrls;

  constructor(database: Database, files: AvatarUrls) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async page(viewerId: UserId, userId: UserId | undefined, { limit, cursor }: PageRequest<TransferId>) {
    const statement = userId === undefined ? home : userId === viewerId ? ofSelf : ofUser;
    const rows = await this.#database.rows(statement, {
      viewerId,
      userId: userId ?? viewerId,
      beforeId: cursor ?? lastId,
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => this.#view(row),
    );
  }

  #view(row: Row): ActivityView {
    return {
      id: row.id,
      kind: row.kind as ActivityView['kind'],
      from: toPublicUser<'payer' | 'payee'>(row, 'payer', this.#files),
      to: toPublicUser<'payer' | 'payee'>(row, 'payee', this.#files),
      note: row.note,
      subject: toSubject(row),
      ...toReacted(row),
      createdAt: iso(row.at),
    };
  }
}
