import { type AccountFilter, AccountList } from '../../../application/identity/readers.ts';
import type { AccountView } from '../../../application/identity/views.ts';
import { iso } from '../../../application/kernel/fields.ts';
import type { Role } from '../../../application/kernel/operation.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { endOfPrefix, wordsOf } from '../../../domain/kernel/words.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { lastId, type Params, type Statement, sql } from '../../kernel/database/statement.ts';
import {
  joinSuspension,
  type SuspensionRow,
  suspendedNow,
  suspensionColumns,
  toSuspension,
} from '../../moderation/suspensions.read.ts';
import { type AvatarUrls, type PublicUserRow, publicUser, toPublicUser } from '../identity.read.ts';

type AccountRow = PublicUserRow<'user'> & SuspensionRow & { role: Role; createdAt: Instant };

const columns = `${publicUser('a', 'user')}, a.role, a.created_at as createdAt, ${suspensionColumns}`;
const rest = 'a.deleted_at is null and a.id < :beforeId';
const end = 'order by a.id desc limit :limit';

const withWord = (i: number) =>
  `and a.id in (select t.user_id from user_terms t where t.term >= :word${i} and t.term < :end${i})`;
const found = (words: number) =>
  sql<Params, AccountRow>(`select ${columns} from accounts a ${joinSuspension('a.id')}
    where ${rest} ${Array.from({ length: words }, (_, i) => withWord(i)).join(' ')} ${end}`);
const foundSuspended = (words: number) =>
  sql<
    Params,
    AccountRow
  >(`select ${joinInOrder} ${columns} ${suspendedNow} join accounts a on a.id = su.user_id
    where ${rest} ${Array.from({ length: words }, (_, i) => withWord(i)).join(' ')} ${end}`);
const byId = sql<Params, AccountRow>(`
  select ${columns} from accounts a ${joinSuspension('a.id')} where ${rest} and a.id = :id limit :limit`);
const statements = new Map<string, Statement<Params, AccountRow>>();

/** The statement for so many words is made once. */
function statementFor(words: number, suspended: boolean): Statement<Params, AccountRow> {
  const key = `${words} ${suspended}`;
  const known = statements.get(key) ?? (suspended ? foundSuspended : found)(words);
  statements.set(key, known);
  return known;
}

/** More words than a name has find nothing more. */
const mostWords = 5;
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export class SqlAccountList extends AccountList {
  readonly #database: Database;
  readonly #avatars: AvatarUrls;
  readonly #clock: Clock;

  constructor(database: Database, avatars: AvatarUrls, clock: Clock) {
    super();
    this.#database = database;
    this.#avatars = avatars;
    this.#clock = clock;
  }

  async list(
    { q, suspended = false }: AccountFilter,
    { limit, cursor = lastId as UserId }: PageRequest<UserId>,
  ): Promise<Page<AccountView>> {
    const range = { now: this.#clock.now(), beforeId: cursor, limit: limit + 1 };
    const rows = await this.#rows(q, suspended, range);
    return toPage(
      rows,
      limit,
      ({ userId }) => userId,
      (row) => ({
        ...toPublicUser(row, 'user', this.#avatars),
        role: row.role,
        createdAt: iso(row.createdAt),
        suspension: toSuspension(row),
      }),
    );
  }

  async #rows(q: string | undefined, suspended: boolean, range: Params): Promise<readonly AccountRow[]> {
    if (q !== undefined && isId(q)) return this.#database.rows(byId, { ...range, id: q.toLowerCase() });
    const words = q === undefined ? [] : wordsOf(q).slice(0, mostWords);
    if (q !== undefined && words.length === 0) return [];
    const terms = words.flatMap((word, i) => [
      [`word${i}`, word],
      [`end${i}`, endOfPrefix(word)],
    ]);
    return this.#database.rows(statementFor(words.length, suspended), {
      ...range,
      ...Object.fromEntries(terms),
    });
  }
}
