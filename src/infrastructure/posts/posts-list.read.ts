import { type Page, type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { PostFilter } from '../../application/posts/ports.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import type { Database } from '../kernel/database.ts';
import { rowByRow } from '../kernel/hints.ts';
import { lastId, sql } from '../kernel/statement.ts';
import type { ShownFiles } from '../media/media.read.ts';
import { type PostRow, postColumns, postJoins, postVisible, shownIn, toPostView } from './posts.read.ts';

type Range = { viewerId: string; authorId: string; kind: string; beforeId: string; limit: number };
const list = (from: string, filter: string, id: string) =>
  sql<Range, PostRow>(`
  select ${rowByRow} ${postColumns(':viewerId')} from ${from} ${postJoins}
  where ${filter} ${id} < :beforeId and ${postVisible(':viewerId')}
  order by ${id} desc limit :limit`);
const showing = 'post_media pm join posts p on p.id = pm.post_id';
const ofAuthor = list('posts p', 'p.author_id = :authorId and', 'p.id');
const ofEveryone = list('posts p', '', 'p.id');
const ofAuthorShowing = list(showing, 'pm.author_id = :authorId and pm.kind = :kind and', 'pm.post_id');
const ofEveryoneShowing = list(showing, 'pm.kind = :kind and', 'pm.post_id');

/** Posts that the viewer may see, newest first; of one author or of everyone. */
export async function listPosts(
  needs: { readonly database: Database; readonly files: ShownFiles },
  viewerId: UserId,
  { userId, media }: PostFilter,
  { limit, cursor }: PageRequest<PostId>,
): Promise<Page<PostView>> {
  const beforeId = cursor ?? lastId;
  const range = { viewerId, authorId: userId ?? lastId, kind: media ?? '', beforeId, limit: limit + 1 };
  const [anyMedia, oneKind] = userId ? [ofAuthor, ofAuthorShowing] : [ofEveryone, ofEveryoneShowing];
  const rows = await needs.database.rows(media ? oneKind : anyMedia, range);
  const shown = await shownIn(needs, viewerId, rows);
  return toPage(
    rows,
    limit,
    ({ id }) => id,
    (row) => toPostView(row, shown),
  );
}
