import { type Page, type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { PostFilter } from '../../application/posts/ports.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { Database } from '../kernel/database/database.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { lastId, type Params, type Statement, sql } from '../kernel/database/statement.ts';
import type { FileViews } from '../media/media.read.ts';
import { canReferTo } from '../wardrobe/refs.read.ts';
import { hydrate } from './hydration.read.ts';
import { type PostRow, postColumns, postJoins, postVisible, toPostView } from './posts.read.ts';

const things = ['itemId', 'outfitId', 'occasionId'] as const;
const referring = (thing: string, post: string) =>
  `exists (select 1 from post_refs r where r.ref_id = :${thing} and r.post_id = ${post})`;
const showing = (post: string) =>
  `exists (select 1 from post_media m where m.kind = :media and m.post_id = ${post})`;

/** Scans the index of the narrowest filter, whose rows are in the order of the posts' ids. */
function textFor({ userId, media, ...filter }: PostFilter): string {
  const [first, ...more] = things.filter((thing) => filter[thing] !== undefined);
  const [table, key] = first
    ? ['post_refs', `k.ref_id = :${first}`]
    : media
      ? ['post_media', 'k.kind = :media']
      : [undefined, undefined];
  const [source, id] = table
    ? [`${table} k join posts p on p.id = k.post_id`, 'k.post_id']
    : ['posts p', 'p.id'];
  const where = [
    key,
    userId && `${table ? 'k' : 'p'}.author_id = :userId`,
    first && media && showing(id),
    ...more.map((thing) => referring(thing, id)),
    // A filter must not reveal that posts refer to something that the viewer may not see.
    ...[first, ...more].map((thing) => thing && canReferTo[thing](':viewerId', `:${thing}`)),
    `${id} < :beforeId and ${postVisible(':viewerId')}`,
  ].filter((one) => one !== undefined);
  return `select ${rowByRow} ${postColumns(':viewerId')} from ${source} ${postJoins}
    where ${where.join(' and ')} order by ${id} desc limit :limit`;
}

const statements = new Map<string, Statement<Params, PostRow>>();

/** One statement per combination of filters, compiled once. */
function statementFor(filter: PostFilter, given: readonly string[]): Statement<Params, PostRow> {
  const shape = given.join();
  let statement = statements.get(shape);
  if (!statement) statements.set(shape, (statement = sql<Params, PostRow>(textFor(filter))));
  return statement;
}

/** Posts that the viewer may see, newest first. */
export async function listPosts(
  needs: { readonly database: Database; readonly files: FileViews },
  viewerId: UserId,
  filter: PostFilter,
  { limit, cursor }: PageRequest<PostId>,
): Promise<Page<PostView>> {
  const range = { viewerId, beforeId: cursor ?? lastId, limit: limit + 1 };
  const given = Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const statement = statementFor(filter, Object.keys(given).sort());
  const rows = await needs.database.rows(statement, { ...given, ...range });
  const hydration = await hydrate(needs, viewerId, rows.slice(0, limit));
  return toPage(
    rows,
    limit,
    ({ id }) => id,
    (row) => toPostView(row, hydration),
  );
}
