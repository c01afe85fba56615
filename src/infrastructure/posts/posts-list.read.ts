import { type Page, type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { Database } from '../kernel/database.ts';
import { rowByRow } from '../kernel/hints.ts';
import { lastId, sql } from '../kernel/statement.ts';
import { mentionedIn, type PostRow, postColumns, postJoins, postVisible, toPostView } from './posts.read.ts';

type Range = { viewerId: string; authorId: string; beforeId: string; limit: number };
const list = (filter: string) =>
  sql<Range, PostRow>(`
  select ${rowByRow} ${postColumns(':viewerId')} from posts p ${postJoins}
  where ${filter} p.id < :beforeId and ${postVisible(':viewerId')}
  order by p.id desc limit :limit`);
const ofAuthor = list('p.author_id = :authorId and');
const ofEveryone = list('');

/** Posts that the viewer may see, newest first; of one author or of everyone. */
export async function listPosts(
  database: Database,
  viewerId: UserId,
  authorId: UserId | undefined,
  { limit, cursor }: PageRequest<PostId>,
): Promise<Page<PostView>> {
  const range = { viewerId, authorId: authorId ?? lastId, beforeId: cursor ?? lastId, limit: limit + 1 };
  const rows = await database.rows(authorId ? ofAuthor : ofEveryone, range);
  const people = await mentionedIn(database, viewerId, rows);
  return toPage(
    rows,
    limit,
    ({ id }) => id,
    (row) => toPostView(row, people),
  );
}
