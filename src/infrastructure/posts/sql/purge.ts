import type { Counters } from '../../../application/kernel/ports.ts';
import { countComments } from '../../../application/posts/count-comments.ts';
import { type PostAttachments, PostsPurge } from '../../../application/posts/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import type { CommentId } from '../../../domain/posts/comment.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import { deleteCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Step = { ofId: string; limit: number };
const postIds = sql<Step, { id: PostId }>(
  'select id from posts where author_id = :ofId order by id limit :limit',
);
const commentsUnder = sql<Step, { id: CommentId }>(
  'select id from comments where post_id = :ofId order by id limit :limit',
);
const repliesTo = sql<Step, { id: CommentId }>(
  'select id from comments where parent_id = :ofId order by id limit :limit',
);
type OwnComment = {
  id: CommentId;
  postId: PostId;
  parentId: CommentId | null;
  isRemoved: number;
  underRemoved: number;
  replies: number;
};
const commentsBy = sql<Step, OwnComment>(`
  select c.id, c.post_id as postId, c.parent_id as parentId, c.removal is not null as isRemoved,
    coalesce(p.removal is not null, 0) as underRemoved,
    (select count(*) from comments r where r.parent_id = c.id and r.removal is null) as replies
  from comments c left join comments p on p.id = c.parent_id where c.author_id = :ofId order by c.id limit :limit`);
const reactionsBy = sql<Step, { subjectId: Id; kind: ReactionKind }>(
  'select subject_id as subjectId, kind from reactions where user_id = :ofId order by subject_id limit :limit',
);

type Ids = { ids: readonly string[] };
const dropReactions = sql<Ids>('delete from reactions where subject_id in (:ids*)');
const dropRefsTo = sql<{ refId: string }>('delete from post_refs where ref_id = :refId');
const dropCounters = deleteCounters('in (:ids*)').map((text) => sql<Ids>(text));
const dropViews = sql<Ids>('delete from post_views where post_id in (:ids*)');
const dropComments = sql<Ids>('delete from comments where id in (:ids*)');
const dropReplies = sql<Ids>('delete from comments where parent_id in (:ids*)');
const dropReactionsBy = sql<{ userId: string; ids: readonly string[] }>(
  'delete from reactions where user_id = :userId and subject_id in (:ids*)',
);
const viewsBy = sql<Step, { postId: PostId; day: string }>(
  'select post_id as postId, day from post_views where viewer_id = :ofId order by post_id, day limit :limit',
);
const dropViewsBy = sql<{ userId: string; views: readonly { postId: string; day: string }[] }>(
  (d) =>
    `delete from post_views where viewer_id = :userId and (post_id, day) in ${d.rowList(':views*(postId, day)')}`,
);

export class SqlPostsPurge extends PostsPurge {
  readonly #database: Database;
  readonly #counters: Counters;
  readonly #attachments: PostAttachments;

  constructor(database: Database, counters: Counters, attachments: PostAttachments) {
    super();
    this.#database = database;
    this.#counters = counters;
    this.#attachments = attachments;
  }

  async postIds(authorId: UserId, limit: number): Promise<PostId[]> {
    return (await this.#database.rows(postIds, { ofId: authorId, limit })).map(({ id }) => id);
  }

  async ofPost(postId: PostId, limit: number): Promise<boolean> {
    const comments = (await this.#database.rows(commentsUnder, { ofId: postId, limit })).map(({ id }) => id);
    if (comments.length > 0) {
      this.#subjects(comments);
      this.#database.enqueue(dropComments, { ids: comments });
    }
    if (comments.length === limit) return true;
    this.#subjects([postId]);
    this.#database.enqueue(dropViews, { ids: [postId] });
    return false;
  }

  async ofComment(postId: PostId, commentId: CommentId, limit: number): Promise<boolean> {
    const replies = (await this.#database.rows(repliesTo, { ofId: commentId, limit })).map(({ id }) => id);
    this.#subjects([commentId, ...replies]);
    if (replies.length > 0) {
      // Written at the same moment as the deletion, which did not count them.
      this.#counters.add(postId, 'comments', -replies.length);
      this.#database.enqueue(dropComments, { ids: replies });
    }
    return replies.length === limit;
  }

  reactionsTo(subjectId: Id): void {
    this.#reactions([subjectId]);
  }

  refsTo(refId: Id): void {
    this.#database.enqueue(dropRefsTo, { refId });
  }

  async ofAccount(userId: UserId, limit: number): Promise<boolean> {
    const comments = await this.#database.rows(commentsBy, { ofId: userId, limit });
    for (const { isRemoved, underRemoved, replies, ...comment } of comments)
      if (isRemoved === 0) countComments(this.#counters, comment, underRemoved === 1 ? 0 : 1 + replies, -1);
    const ids = comments.map(({ id }) => id);
    if (ids.length > 0) {
      this.#subjects(ids);
      this.#database.enqueue(dropReplies, { ids });
      this.#database.enqueue(dropComments, { ids });
      return true;
    }
    const reactions = await this.#database.rows(reactionsBy, { ofId: userId, limit });
    for (const { subjectId, kind } of reactions) this.#counters.add(subjectId, kind, -1);
    if (reactions.length > 0) {
      this.#database.enqueue(dropReactionsBy, { userId, ids: reactions.map(({ subjectId }) => subjectId) });
      return true;
    }
    const views = await this.#database.rows(viewsBy, { ofId: userId, limit });
    for (const { postId } of views) this.#counters.add(postId, 'views', -1);
    if (views.length > 0) this.#database.enqueue(dropViewsBy, { userId, views });
    return views.length > 0;
  }

  #subjects(ids: readonly (PostId | CommentId)[]): void {
    this.#attachments.detachAll(ids);
    this.#reactions(ids);
  }

  #reactions(ids: readonly Id[]): void {
    for (const drop of [dropReactions, ...dropCounters]) this.#database.enqueue(drop, { ids });
  }
}
