import { LRUCache } from 'lru-cache';
import { FeedReader, type PostId } from '../../../application/feed/ports.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { inFeedOf } from '../../access/access.read.ts';
import { joinAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Dialect } from '../../kernel/database/dialect.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import { atMost } from '../../kernel/runtime/at-most.ts';
import type { FileViews } from '../../media/media.read.ts';
import { hydrate } from '../../posts/hydration.read.ts';
import { joinPost, type PostRow, postColumns, postJoins, toPostView } from '../../posts/posts.read.ts';
import { joinFollow } from '../../social/social.read.ts';
import { authorsOf, newestOf, pulledAuthorsOf } from '../authors.ts';
import type { FeedOwners } from '../owners.ts';

type Range = { viewerId: string; beforeId: string; limit: number };

const columns = postColumns(':viewerId');
const rules = inFeedOf(':viewerId', 'a', 'p.visibility');

// A page is read as a pipeline: skeleton (which posts), rules (may the viewer see them now) and the posts' columns in
// one statement; then hydration (people, files and references of those posts) and presentation (views).

// Skeleton: the rows of the feed table.
const fromTable = (d: Dialect, selected: string, joins: string) => `
  select ${rowByRow} ${selected} from feed_entries e
  ${joinPost('p', 'e.post_id')} ${d.sameShard('p.author_id = e.author_id')} ${joins}
  where e.owner_id = :viewerId and e.post_id < :beforeId and ${rules}
  order by e.post_id desc limit :limit`;
const pushed = sql<Range, PostRow>((d) => fromTable(d, columns, postJoins));
const readPosts = (ids: string) => `
  select ${rowByRow} ${columns} from (${ids}) page ${joinPost('p', 'page.id')} ${postJoins} order by page.id desc`;
const newest = (d: Dialect, authors: string) =>
  newestOf(d, authors, { limit: ':limit', before: ':beforeId' });

// Skeleton: the table merged with the newest posts of pulled authors, who are not in the table.
const merged = sql<Range, PostRow>((d) =>
  readPosts(`
    select id from (
      select id from (${fromTable(d, 'p.id', joinAccount('a', 'p.author_id'))}) pushed
      union select id from (${newest(d, pulledAuthorsOf(':viewerId'))}) pulled
    ) both_kinds order by id desc limit :limit`),
);

// Skeleton: pulled from posts and follows, below the table's rows and for feeds that are not maintained.
const pulled = sql<Range, PostRow>((d) => readPosts(newest(d, authorsOf(':viewerId'))));

const anyPulled = sql<{ viewerId: string }, { yes: number }>(`
  select 1 as yes from feed_pulled_authors pa
  ${joinFollow('f', ':viewerId', 'pa.author_id')} limit 1`);

export class SqlFeedReader extends FeedReader {
  readonly #database: Database;
  readonly #files: FileViews;
  readonly #owners: FeedOwners;
  // May be 30 s late: an author is still pushed for a minute after the switch.
  readonly #followsPulled = new LRUCache<UserId, boolean>({ ...atMost(50_000), ttl: 30_000 });

  constructor(database: Database, files: FileViews, owners: FeedOwners) {
    super();
    this.#database = database;
    this.#files = files;
    this.#owners = owners;
  }

  async home(viewerId: UserId, { limit, cursor }: PageRequest<PostId>) {
    const rows = await this.#rows(viewerId, cursor ?? lastId, limit + 1);
    const hydration = await hydrate(
      { database: this.#database, files: this.#files },
      viewerId,
      rows.slice(0, limit),
    );
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => toPostView(row, hydration),
    );
  }

  async #rows(viewerId: UserId, beforeId: string, limit: number): Promise<PostRow[]> {
    if (!(await this.#owners.isKept(viewerId)))
      return this.#database.rows(pulled, { viewerId, beforeId, limit });
    const statement = (await this.#merges(viewerId)) ? merged : pushed;
    const rows = await this.#database.rows(statement, { viewerId, beforeId, limit });
    if (rows.length === limit) return rows;
    const below = { viewerId, beforeId: rows.at(-1)?.id ?? beforeId, limit: limit - rows.length };
    return [...rows, ...(await this.#database.rows(pulled, below))];
  }

  async #merges(viewerId: UserId): Promise<boolean> {
    if (!(await this.#owners.anyPulledAuthors())) return false;
    const known = this.#followsPulled.get(viewerId);
    if (known !== undefined) return known;
    const follows = (await this.#database.row(anyPulled, { viewerId })) !== undefined;
    this.#followsPulled.set(viewerId, follows);
    return follows;
  }
}
