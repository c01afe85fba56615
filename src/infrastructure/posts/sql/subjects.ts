import { Subjects } from '../../../application/posts/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { CommentId } from '../../../domain/posts/comment.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import type { SubjectKind } from '../../../domain/posts/reaction.ts';
import { notBlocked, visibleTo } from '../../access/access.read.ts';
import { joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Statement, sql } from '../../kernel/database/statement.ts';
import { paymentExists, visiblePaymentOwner } from '../../wallets/payments.read.ts';
import { itemExists, visibleItemOwner } from '../../wardrobe/items.read.ts';
import { outfitWithId, visibleOutfitOwner } from '../../wardrobe/outfits.read.ts';
import { notRemoved, postWithId } from '../visibility.read.ts';

const unblocked = `${liveAccount('w')} and ${notBlocked(':viewerId', 'w.id')}`;
const postOwner = sql<{ viewerId: string; id: string }, { ownerId: UserId }>(`
  select p.author_id as ownerId from posts p ${joinAccount('a', 'p.author_id')}
  where p.id = :id and ${visibleTo(':viewerId', 'a', 'p.visibility')}`);
type Place = {
  id: CommentId;
  parentId: CommentId | null;
  postId: PostId;
  postAuthorId: UserId;
  ownerId: UserId;
  isRemoved: boolean | number;
};
const commentPlace = sql<{ viewerId: string; id: string }, Place>(`
  select c.id, c.parent_id as parentId, c.post_id as postId, p.author_id as postAuthorId, c.author_id as ownerId,
    c.removal is not null as isRemoved
  from comments c ${joinAccount('w', 'c.author_id')}
  join posts p on p.id = c.post_id ${joinAccount('a', 'p.author_id')}
  where c.id = :id and ${unblocked} and ${visibleTo(':viewerId', 'a', 'p.visibility')}
    and ${notRemoved(':viewerId')}`);

type OwnerOf = Statement<{ viewerId: string; id: string }, { ownerId: UserId }>;
const owners: Readonly<Record<SubjectKind, OwnerOf>> = {
  post: postOwner,
  comment: commentPlace,
  item: sql(visibleItemOwner),
  outfit: sql(visibleOutfitOwner),
  payment: sql(visiblePaymentOwner),
};

const existing: Readonly<Record<SubjectKind, Statement<{ id: string }>>> = {
  post: sql((d) => d.assertExists(postWithId(':id'))),
  comment: sql((d) => d.assertExists('select 1 from comments where id = :id')),
  item: sql((d) => d.assertExists(itemExists)),
  outfit: sql((d) => d.assertExists(outfitWithId(':id'))),
  payment: sql((d) => d.assertExists(paymentExists)),
};

const answerable = sql<{ id: string }>((d) =>
  d.assertExists('select 1 from comments where id = :id and removal is null'),
);

export class SqlSubjects extends Subjects {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ownerOf(viewerId: UserId, subject: SubjectKind, id: Id): Promise<UserId | undefined> {
    return (await this.#database.row(owners[subject], { viewerId, id }))?.ownerId;
  }

  assertExists(subject: SubjectKind, id: Id): void {
    this.#database.enqueue(existing[subject], { id });
  }

  async comment(viewerId: UserId, id: CommentId) {
    const place = await this.#database.row(commentPlace, { viewerId, id });
    return place && { ...place, isRemoved: Boolean(place.isRemoved) };
  }

  assertAnswerable(id: CommentId): void {
    this.#database.enqueue(answerable, { id });
  }
}
