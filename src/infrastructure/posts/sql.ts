import { Mentions, PostViews, type Shows, Subjects } from '../../application/posts/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { type Comment, type CommentId, Comments } from '../../domain/posts/comment.ts';
import { type Post, type PostId, Posts } from '../../domain/posts/post.ts';
import type { ReactionSubject } from '../../domain/posts/reaction.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { type Statement, sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { visibleOutfitOwner } from '../wardrobe/outfits.read.ts';
import { visibleItemOwner } from '../wardrobe/wardrobe.read.ts';
import { CommentSchema, PostSchema } from './posts.schema.ts';

type RefRow = { refId: string; postId: string; authorId: string; kind: string };
const addRefs = sql<{ rows: readonly RefRow[] }>(
  'insert into post_refs (ref_id, post_id, author_id, kind) values :rows*(refId, postId, authorId, kind)',
);
const dropRefs = sql<{ postId: string }>('delete from post_refs where post_id = :postId');

export class SqlPosts extends Posts {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: PostId): Promise<Post | undefined> {
    return this.#aggregates.find(PostSchema, { id });
  }

  add(post: Post): void {
    this.#aggregates.add(PostSchema, post);
    this.#index(post);
  }

  reindex(post: Post): void {
    this.#database.enqueue(dropRefs, { postId: post.id });
    this.#index(post);
  }

  remove(post: Post): void {
    if (post.refersTo.length > 0) this.#database.enqueue(dropRefs, { postId: post.id });
    this.#aggregates.remove(post);
  }

  #index({ id: postId, authorId, refersTo }: Post): void {
    const rows = refersTo.map(({ kind, id: refId }) => ({ refId, postId, authorId, kind }));
    if (rows.length > 0) this.#database.enqueue(addRefs, { rows });
  }
}

const tree = 'select id from comments where id = :id union all select id from comments where parent_id = :id';
const treeOf = sql<{ id: string }, { id: CommentId }>(tree);
const removeRemains = ['reactions', 'tallies', 'tally_changes'].map((table) =>
  sql<{ id: string }>(`delete from ${table} where subject_id in (${tree})`),
);
const removeTree = sql<{ id: string }>('delete from comments where id = :id or parent_id = :id');

export class SqlComments extends Comments {
  readonly #aggregates: Aggregates;
  readonly #database: Database;
  readonly #shows: Shows;

  constructor(aggregates: Aggregates, database: Database, shows: Shows) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
    this.#shows = shows;
  }

  async find(id: CommentId): Promise<Comment | undefined> {
    return this.#aggregates.find(CommentSchema, { id });
  }

  add(comment: Comment): void {
    this.#aggregates.add(CommentSchema, comment);
  }

  async remove({ id }: Comment): Promise<number> {
    const shown = await this.#database.rows(treeOf, { id });
    this.#shows.nothing(shown.map((one) => one.id));
    for (const statement of removeRemains) this.#database.enqueue(statement, { id });
    return this.#database.write(removeTree, { id });
  }
}

const mayMeet = `w.deleted_at is null and ${notBlocked(':viewerId', 'w.id')}`;
const postOwner = sql<{ viewerId: string; id: string }, { ownerId: UserId }>(`
  select p.author_id as ownerId from posts p join accounts a on a.id = p.author_id
  where p.id = :id and ${visibleTo(':viewerId', 'a', 'p.visibility')}`);
type Place = {
  id: CommentId;
  parentId: CommentId | null;
  postId: PostId;
  postAuthorId: UserId;
  ownerId: UserId;
};
const commentPlace = sql<{ viewerId: string; id: string }, Place>(`
  select c.id, c.parent_id as parentId, c.post_id as postId, p.author_id as postAuthorId, c.author_id as ownerId
  from comments c join accounts w on w.id = c.author_id
  join posts p on p.id = c.post_id join accounts a on a.id = p.author_id
  where c.id = :id and ${mayMeet} and ${visibleTo(':viewerId', 'a', 'p.visibility')}`);

type OwnerOf = Statement<{ viewerId: string; id: string }, { ownerId: UserId }>;
const owners: Readonly<Record<ReactionSubject, OwnerOf>> = {
  post: postOwner,
  comment: commentPlace,
  item: sql(visibleItemOwner),
  outfit: sql(visibleOutfitOwner),
};

const held: Readonly<Record<ReactionSubject, Statement<{ id: string }>>> = {
  post: sql((d) => d.assertExists('select 1 from posts where id = :id')),
  comment: sql((d) => d.assertExists('select 1 from comments where id = :id')),
  item: sql((d) => d.assertExists('select 1 from items where id = :id')),
  outfit: sql((d) => d.assertExists('select 1 from outfits where id = :id')),
};

export class SqlSubjects extends Subjects {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ownerOf(viewerId: UserId, subject: ReactionSubject, id: Id): Promise<UserId | undefined> {
    return (await this.#database.row(owners[subject], { viewerId, id }))?.ownerId;
  }

  hold(subject: ReactionSubject, id: Id): void {
    this.#database.enqueue(held[subject], { id });
  }

  async comment(viewerId: UserId, id: CommentId) {
    return this.#database.row(commentPlace, { viewerId, id });
  }
}

const resolve = sql<{ authorId: string; usernames: readonly string[] }, { id: UserId }>(`
  select a.id from accounts a
  where a.username_key in (:usernames*) and a.deleted_at is null and ${notBlocked(':authorId', 'a.id')}`);

export class SqlMentions extends Mentions {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async resolve(authorId: UserId, usernames: readonly string[]): Promise<UserId[]> {
    const rows = await this.#database.rows(resolve, { authorId, usernames });
    return rows.map(({ id }) => id);
  }
}

const addView = sql<{ postId: string; viewerId: string; day: string }>(
  (d) => `${d.insertIgnore} into post_views (post_id, day, viewer_id) values (:postId, :day, :viewerId)`,
);

export class SqlPostViews extends PostViews {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add(postId: PostId, viewerId: UserId, day: string): Promise<boolean> {
    return (await this.#database.write(addView, { postId, viewerId, day })) === 1;
  }
}
