import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { ReactionReader } from '../../../application/posts/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { type ReactionKind, reactionKinds } from '../../../domain/kernel/reaction-kinds.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  joinAccount,
  type ListedUserRow,
  listedUser,
  liveAccount,
  toListedUser,
} from '../../identity/identity.read.ts';
import {
  type CounterRow,
  counts,
  joinCounters,
  selectCounters,
} from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRowOf } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';

const counted = sql<{ subjectId: string }, CounterRow<ReactionKind>>(`
  select ${selectCounters(reactionKinds, ':subjectId')} from (select 1 as one) subject ${joinCounters(':subjectId')}`);
type ListRow = ListedUserRow & { id: Id; kind: ReactionKind; at: number };
type Paging = { viewerId: string; subjectId: string; beforeId: string; limit: number };
const newest = (index: string, condition = '') => `
  select ${rowByRowOf('r', [index])} r.id, r.kind, r.at, ${listedUser('a')}
  from reactions r ${joinAccount('a', 'r.user_id')}
  where r.subject_id = :subjectId ${condition} and r.id < :beforeId and ${liveAccount('a')}
    and ${notBlocked(':viewerId', 'a.id')}
  order by r.id desc limit :limit`;
const list = sql<Paging, ListRow>(newest('reactions_by_time'));
const listOfKind = sql<Paging & { kind: string }, ListRow>(newest('reactions_by_kind', 'and r.kind = :kind'));

export class SqlReactionReader extends ReactionReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async counts(subjectId: Id) {
    return counts(reactionKinds, (await this.#database.row(counted, { subjectId }))!);
  }

  async list(
    viewerId: UserId,
    { subjectId, kind }: { readonly subjectId: Id; readonly kind: ReactionKind | undefined },
    { limit, cursor }: PageRequest<Id>,
  ) {
    const paging = { viewerId, subjectId, beforeId: cursor ?? lastId, limit: limit + 1 };
    const rows =
      kind === undefined
        ? await this.#database.rows(list, paging)
        : await this.#database.rows(listOfKind, { ...paging, kind });
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => ({ user: toListedUser(row, this.#files), kind: row.kind, at: iso(row.at) }),
    );
  }
}
