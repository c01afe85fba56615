import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { CounterKind } from '../../../application/kernel/ports.ts';
import { CommentReader } from '../../../application/posts/ports.ts';
import type { CommentView } from '../../../application/posts/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { type ReactionKind, reactionKinds } from '../../../domain/kernel/reaction-kinds.ts';
import type { CommentId } from '../../../domain/posts/comment.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { notBlocked, visibleTo } from '../../access/access.read.ts';
import { toRemoved } from '../../access/removal.read.ts';
import {
  joinAccount,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import {
  type CounterRow,
  counts,
  joinCounters,
  noCounters,
  selectCounters,
} from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { firstId, lastId, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { type Hydration, hydrate, mediaOf, mentionsOf } from '../hydration.read.ts';
import { reactionOf } from '../reactions.read.ts';
import { notRemoved } from '../visibility.read.ts';

const commentTallies = [...reactionKinds, 'comments'] as const satisfies readonly CounterKind[];

type Row = PublicUserRow<'author'> &
  CounterRow<(typeof commentTallies)[number]> & {
    id: CommentId;
    postId: PostId;
    parentId: CommentId | null;
    text: string;
    mentionIdList: string;
    mediaIdList: string;
    createdAt: number;
    editedAt: number | null;
    removal: string | null;
    myReaction: ReactionKind | null;
  };

const columns = `c.id, c.post_id as postId, c.parent_id as parentId, c.text, c.mention_ids as mentionIdList,
    c.media_ids as mediaIdList, c.created_at as createdAt, c.edited_at as editedAt, c.removal, ${publicUser('a', 'author')}`;
const select = (viewer: string) => `
  select ${rowByRow} ${columns}, ${selectCounters(commentTallies, 'c.id')},
    ${reactionOf(viewer, 'c.id')} as myReaction
  from comments c ${joinAccount('a', 'c.author_id')} ${joinCounters('c.id')}
  join posts p on p.id = c.post_id ${joinAccount('o', 'p.author_id')}`;
const met = `${liveAccount('a')} and ${notBlocked(':viewerId', 'c.author_id')} and ${notRemoved(':viewerId')}`;
const visible = `${met} and ${visibleTo(':viewerId', 'o', 'p.visibility')}`;

const one = sql<{ viewerId: string; id: string }, Row>(
  `${select(':viewerId')} where c.id = :id and ${visible}`,
);
const added = sql<{ id: string }, Row>(`
  select ${columns}, ${noCounters}, null as myReaction from comments c ${joinAccount('a', 'c.author_id')} where c.id = :id`);
const framed = sql<{ id: string }, Row>(`${select('null')} where c.id = :id and ${notRemoved('null')}`);

type Paging = { viewerId: UserId; ofId: string; fromId: string; limit: number };
// The caller has checked that the viewer may see the post.
const ofPost = sql<Paging, Row>(`
  ${select(':viewerId')} where c.post_id = :ofId and c.id > :fromId and ${met} order by c.id limit :limit`);
const ofParent = sql<Paging & { postId: string }, Row>(`
  ${select(':viewerId')} where c.parent_id = :ofId and c.post_id = :postId and c.id > :fromId and ${met}
  order by c.id limit :limit`);
const ofAuthor = sql<Paging, Row>(`
  ${select(':viewerId')} where c.author_id = :ofId and c.id < :fromId and ${visible} order by c.id desc limit :limit`);

type Needs = { readonly database: Database; readonly files: FileViews };

export class SqlCommentReader extends CommentReader {
  readonly #needs: Needs;

  constructor(database: Database, files: FileViews) {
    super();
    this.#needs = { database, files };
  }

  async one(viewerId: UserId, id: CommentId) {
    const row = await this.#needs.database.row(one, { viewerId, id });
    return row && toView(row, await hydrate(this.#needs, viewerId, [row]));
  }

  async added(authorId: UserId, id: CommentId) {
    const row = await this.#needs.database.row(added, { id });
    return row && toView(row, await hydrate(this.#needs, authorId, [row]));
  }

  async framed(id: CommentId) {
    const row = await this.#needs.database.row(framed, { id });
    if (!row) return undefined;
    const { myReaction: _, ...comment } = toView(row, await hydrate(this.#needs, null, [row]));
    return comment;
  }

  async ofPost(
    viewerId: UserId,
    postId: PostId,
    parentId: CommentId | undefined,
    { limit, cursor }: PageRequest<CommentId>,
  ) {
    const paging = { viewerId, postId, ofId: parentId ?? postId, fromId: cursor ?? firstId, limit };
    return this.#page(parentId ? ofParent : ofPost, paging);
  }

  async ofAuthor(viewerId: UserId, authorId: UserId, { limit, cursor }: PageRequest<CommentId>) {
    return this.#page(ofAuthor, { viewerId, ofId: authorId, fromId: cursor ?? lastId, limit });
  }

  async #page<P extends Paging>(statement: Statement<P, Row>, paging: P) {
    const rows = await this.#needs.database.rows(statement, { ...paging, limit: paging.limit + 1 });
    const hydration = await hydrate(this.#needs, paging.viewerId, rows);
    return toPage(
      rows,
      paging.limit,
      ({ id }) => id,
      (row) => toView(row, hydration),
    );
  }
}

function toView(row: Row, hydration: Hydration): CommentView {
  const { comments, ...reactions } = counts(commentTallies, row);
  return {
    id: row.id,
    postId: row.postId,
    parentId: row.parentId,
    author: toPublicUser(row, 'author', hydration.avatars),
    text: row.text,
    media: mediaOf(row, hydration),
    reactions,
    myReaction: row.myReaction,
    mentions: mentionsOf(row, hydration),
    replyCount: comments,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
    ...toRemoved(row.removal),
  };
}
