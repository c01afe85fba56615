import { describe } from 'vitest';
import { Account } from '../../src/domain/identity/account.ts';
import { Session, type SessionId } from '../../src/domain/identity/session.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import type { Content, RevisionId } from '../../src/domain/media/content.ts';
import { File, type FileId } from '../../src/domain/media/file.ts';
import type { ConversationId } from '../../src/domain/messaging/conversation.ts';
import { Invite, type InviteId } from '../../src/domain/messaging/invite.ts';
import { Room } from '../../src/domain/messaging/room.ts';
import { Comment, type CommentId } from '../../src/domain/posts/comment.ts';
import { Post, type PostId } from '../../src/domain/posts/post.ts';
import { Friendship, type FriendshipId } from '../../src/domain/social/friendship.ts';
import type { Day } from '../../src/domain/wardrobe/calendar.ts';
import { Collection, type CollectionId } from '../../src/domain/wardrobe/collections/collection.ts';
import { Item, type ItemId } from '../../src/domain/wardrobe/items/item.ts';
import { AccountSchema, SessionSchema } from '../../src/infrastructure/identity/identity.schema.ts';
import { FileSchema } from '../../src/infrastructure/media/media.schema.ts';
import { InviteSchema, RoomSchema } from '../../src/infrastructure/messaging/messaging.schema.ts';
import { CommentSchema, PostSchema } from '../../src/infrastructure/posts/posts.schema.ts';
import { FriendshipSchema } from '../../src/infrastructure/social/social.schema.ts';
import { CollectionSchema } from '../../src/infrastructure/wardrobe/collections/collection.schema.ts';
import { ItemSchema } from '../../src/infrastructure/wardrobe/items/item.schema.ts';
import { openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { type AggregateCase, aggregateContract } from './aggregate.contract.ts';
import { appeal, reportedCase } from './moderation-aggregates.ts';

const ann = '01990000-0000-7000-8000-00000000000a' as UserId;
const bob = '01990000-0000-7000-8000-00000000000b' as UserId;
const prose = `“Grüße” 👗🧵 \\ ' " \n ﷽`;
const picture = '01990000-0000-7000-8000-0000000000f1' as FileId;
let number = 0;

const account: AggregateCase<Account> = {
  name: 'Account',
  schema: AccountSchema,
  fixed: ['id', 'role', 'createdAt', 'lastSeenAt'],
  make: ({ ids }) => {
    const username = `Ann.${++number}`;
    const email = `Ann${number}@Example.com`;
    return Account.register({
      id: ids.next(),
      username,
      email,
      name: prose,
      passwordHash: 'hash',
      now: 1_700_000_000_001,
    });
  },
  changes: [
    (account) =>
      account.edit({
        name: 'Ännchen',
        bio: prose,
        location: 'Zürich',
        links: { website: 'https://example.com/?a=1&b="2"', youtube: 'https://example.com/y' },
        settings: {
          visibility: 'private',
          directMessages: 'nobody',
          payments: 'friends',
          paymentAudience: 'public',
          readReceipts: false,
          notificationsEnabled: false,
          timeZone: 'Asia/Tokyo',
        },
      }),
    (account) => account.rename('Another.One'),
    (account, { ids }) => void account.requestEmail('New@Example.com', ids.next()),
    (account) => account.verifyEmail('new@example.com', 1_800_000_000_002),
    (account) => account.changePassword('another hash'),
    (account) => account.setAvatar(picture, 'a-path.webp'),
    (account) =>
      account.edit({ bio: null, links: { website: null }, settings: { notificationsEnabled: true } }),
    (account) => account.delete(1_900_000_000_003),
  ],
};

const session: AggregateCase<Session> = {
  name: 'Session',
  schema: SessionSchema,
  fixed: ['id', 'userId', 'userAgent', 'createdAt', 'signedInWith'],
  make: ({ ids }) =>
    Session.start({
      id: ids.next<SessionId>(),
      userId: ann,
      userAgent: prose,
      tokenDigest: 'first',
      signedInWith: 'password+totp',
      now: 1_700_000_000_001,
    }),
  changes: [
    (session) => void session.refresh('first', 'second', 1_700_000_000_002),
    (session) => session.prove(1_700_000_000_003),
  ],
};

const friendship: AggregateCase<Friendship> = {
  name: 'Friendship',
  schema: FriendshipSchema,
  fixed: ['id', 'lowId', 'highId'],
  // The higher id asks the lower one, so that the requester is not the first of the pair.
  make: ({ ids }) => Friendship.ask(ids.next<FriendshipId>(), bob, ids.next(), 1_700_000_000_001),
  changes: [
    (friendship) => friendship.answer(otherOf(friendship), false, 1_700_000_000_002),
    (friendship) => friendship.askAgain(otherOf(friendship), 1_700_000_000_003),
    (friendship) => friendship.answer(bob, true, 1_700_000_000_004),
  ],
};
const otherOf = (friendship: Friendship): UserId => {
  const { lowId, highId } = friendship as unknown as { lowId: UserId; highId: UserId };
  return lowId === bob ? highId : lowId;
};

const post: AggregateCase<Post> = {
  name: 'Post',
  schema: PostSchema,
  fixed: ['id', 'authorId', 'createdAt'],
  make: ({ ids }) =>
    Post.publish({
      id: ids.next<PostId>(),
      authorId: ann,
      text: prose,
      visibility: 'followers',
      mentionIds: [bob, ann],
      at: 1_700_000_000_001,
    }),
  changes: [
    (post) => post.edit(ann, { visibility: 'private' }, 1_700_000_000_002),
    (post) => post.edit(ann, { text: { text: 'new', mentionIds: [bob] } }, 1_700_000_000_003),
    (post) => post.edit(ann, { text: { text: 'none', mentionIds: [] } }, 1_700_000_000_004),
    (post) => post.edit(ann, { mediaIds: [picture] }, 1_700_000_000_005),
    (post) => post.edit(ann, { refs: [{ kind: 'wear', id: picture as never }] }, 1_700_000_000_006),
    (post, { ids }) => post.hide({ decisionId: ids.next(), reason: 'spam', at: 1_700_000_000_007 }),
    (post) => post.restore(),
  ],
};

const comment: AggregateCase<Comment> = {
  name: 'Comment',
  schema: CommentSchema,
  fixed: ['id', 'postId', 'parentId', 'authorId', 'createdAt'],
  make: ({ ids }) => {
    const postId = ids.next<PostId>();
    const parent = { id: ids.next<CommentId>(), postId, parentId: null, isRemoved: false };
    const draft = { id: ids.next<CommentId>(), postId, authorId: ann, text: prose };
    return Comment.add({ ...draft, mentionIds: [bob, ann], at: 1_700_000_000_001 }, parent);
  },
  changes: [
    (comment) => comment.edit(ann, { text: { text: 'new', mentionIds: [] } }, 1_700_000_000_002),
    (comment) => comment.edit(ann, { mediaIds: [picture] }, 1_700_000_000_003),
    (comment, { ids }) => comment.hide({ decisionId: ids.next(), reason: 'spam', at: 1_700_000_000_004 }),
    (comment) => comment.restore(),
  ],
};

const content: Content = {
  revisionId: '01990000-0000-7000-8000-0000000000e1' as RevisionId,
  kind: 'image',
  contentType: 'image/png',
  size: 3_000_000_001,
  width: 640,
  height: 480,
  durationMs: null,
  blurhash: 'L00000',
  colours: [{ hex: '#aabbcc', share: 0.5, name: 'grey' }],
};
const file: AggregateCase<File> = {
  name: 'File',
  schema: FileSchema,
  fixed: ['id', 'ownerId', 'createdAt'],
  make: ({ ids }) =>
    File.expect({ id: ids.next<FileId>(), ownerId: ann, name: prose, at: 1_700_000_000_001 }, content),
  changes: [
    (file) =>
      file.complete({
        ...content,
        revisionId: '01990000-0000-7000-8000-0000000000e2' as RevisionId,
        kind: 'video',
        contentType: 'video/mp4',
        size: 7,
        width: null,
        height: 1,
        durationMs: 90_000_000_000,
        blurhash: null,
        colours: [],
      }),
    (file) => file.replace('another', { ...content, kind: 'video' }),
  ],
};

const day = (text: string) => text as Day;
const euros = (amount: bigint) => ({ amount, currency: 'EUR' });
const item: AggregateCase<Item> = {
  name: 'Item',
  schema: ItemSchema,
  fixed: ['id', 'ownerId', 'importKey', 'createdAt'],
  make: ({ ids }) =>
    Item.add(
      {
        id: ids.next<ItemId>(),
        ownerId: ann,
        importKey: `key ${++number} ß`,
        today: day('2026-01-02'),
        at: 1_700_000_000_001,
      },
      {
        name: prose,
        category: 'coat',
        label: 'Überzieher',
        colours: [{ hex: '#14213d', name: 'navy', share: 0.7 }],
        pattern: 'checked',
        materials: ['wool', 'silk'],
        brand: 'Öst & Co',
        size: 'M',
        seasons: ['spring', 'winter'],
        formality: 4,
        warmth: 0.75,
        washEvery: 12,
        tags: ['a', 'ü'],
        rating: 3,
        notes: prose,
        quantity: 2,
        price: euros(999_999_999_999n),
        boughtOn: day('2024-02-29'),
        store: 'the market',
        priorWears: 7,
        visibility: 'friends',
      },
    ),
  changes: [
    (item) =>
      item.edit(
        {
          name: 'new',
          category: 'hat',
          label: null,
          colours: [],
          pattern: null,
          materials: [],
          brand: null,
          size: null,
          seasons: [],
          formality: null,
          warmth: 0.1,
          waterproof: true,
          washEvery: null,
          tags: [],
          imageIds: [bob],
          favourite: true,
          rating: null,
          notes: null,
          quantity: 1,
          price: { amount: 1n, currency: 'USD' },
          boughtOn: null,
          store: null,
          priorWears: 0,
          visibility: 'private',
        },
        day('2026-01-03'),
        1_700_000_000_002,
      ),
    (item) => item.move('lent', day('2026-03-01'), day('2026-01-04')),
    (item) => item.retire('sold', day('2026-01-05'), { amount: 12n, currency: 'USD' }, day('2026-01-05')),
    (item) => item.restore(day('2026-01-06')),
    (item, { ids }) => item.hide({ decisionId: ids.next(), reason: 'spam', at: 1_800_000_000_004 }),
    (item) => item.unhide(),
  ],
};

const collection: AggregateCase<Collection> = {
  name: 'Collection',
  schema: CollectionSchema,
  fixed: ['id', 'ownerId', 'kind', 'createdAt'],
  make: ({ ids }) =>
    Collection.create({
      id: ids.next<CollectionId>(),
      ownerId: ann,
      kind: 'packing',
      title: prose,
      notes: prose,
      visibility: 'followers',
      at: 1_700_000_000_001,
    }),
  changes: [
    (collection) => collection.edit({ title: 'new', notes: null, visibility: 'public' }, 1_700_000_000_002),
  ],
};

const room: AggregateCase<Room> = {
  name: 'Room',
  schema: RoomSchema,
  fixed: ['id', 'kind', 'openerId', 'lastAt', 'createdAt'],
  make: ({ ids }) =>
    Room.open({
      id: ids.next<ConversationId>(),
      owner: { userId: ann, inTooManyRooms: false },
      people: [],
      title: 'Grüße 👗',
      description: prose,
      visibility: 'private',
      at: 1_700_000_000_001,
    }).room,
  changes: [
    (room) =>
      room.change(
        { userId: bob, role: 'moderator' },
        { title: 'new', description: '', visibility: 'public' },
        { lastSeq: 2_000_000_000 },
      ),
    (room) => room.setAvatar({ userId: bob, role: 'moderator' }, picture, 'a-path.webp'),
    (room) => room.renewAvatar('another-path.webp'),
    (room) => void room.removeAvatar({ userId: ann, role: 'owner' }),
    (room, { ids }) => void room.hide({ decisionId: ids.next(), reason: 'spam', at: 1_800_000_000_001 }),
    (room) => void room.restore(),
    (room) => room.close({ userId: ann, role: 'owner' }, 1_800_000_000_002),
  ],
};

const invite: AggregateCase<Invite> = {
  name: 'Invite',
  schema: InviteSchema,
  fixed: ['id', 'roomId', 'fromId', 'toId', 'createdAt'],
  make: ({ ids }) =>
    Invite.send({
      id: ids.next<InviteId>(),
      roomId: ids.next<ConversationId>(),
      fromId: ann,
      toId: bob,
      at: 1_700_000_000_001,
    }),
  changes: [(invite) => invite.answer(bob, true, 1_800_000_000_002)],
};

describe.each(databases)('on %s', (kind) => {
  aggregateContract(() => openKernel(kind), account);
  aggregateContract(() => openKernel(kind), session);
  aggregateContract(() => openKernel(kind), friendship);
  aggregateContract(() => openKernel(kind), file);
  aggregateContract(() => openKernel(kind), post);
  aggregateContract(() => openKernel(kind), comment);
  aggregateContract(() => openKernel(kind), item);
  aggregateContract(() => openKernel(kind), collection);
  aggregateContract(() => openKernel(kind), room);
  aggregateContract(() => openKernel(kind), invite);
  aggregateContract(() => openKernel(kind), reportedCase);
  aggregateContract(() => openKernel(kind), appeal);
});
