import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';
import { insert, newId, post } from './data.ts';
import type { Person } from './world.ts';

/** The parameters of one user's lists. */
export interface Lists {
  readonly ownerId: string;
  readonly term: string;
  readonly postId: string;
  readonly commentId: string;
  readonly itemId: string;
  readonly roomId: string;
  readonly messageId: string;
}

const now = Date.now();
const at = { createdAt: now };

/** Inserts one row per user in `people` into each list of one user, post, comment, item and room. */
export async function fillLists(
  engine: Engine,
  owner: Person,
  term: string,
  people: readonly string[],
  roomSize: number,
): Promise<Lists> {
  const ownerId = owner.id;
  const hat = { name: 'hat', category: 'hat' };
  const { id: itemId } = (await owner.call('wardrobe.add-item', hat)) as { id: string };
  await insertPeople(engine, ownerId, term, people);
  const { postId, commentId } = await insertPosts(engine, ownerId, itemId, people);
  await insertFiles(engine, ownerId, people.length);
  await insert(
    engine,
    'occasions',
    people.map((_, n) => ({
      id: newId(),
      ownerId,
      title: `tea ${n}`,
      startsOn: '2030-01-01',
      endsOn: '2030-01-01',
      visibility: 'private',
      plan: '[]',
      version: 1,
      ...at,
    })),
  );
  const { roomId, messageId } = await insertTalk(engine, ownerId, term, people, roomSize);
  return { ownerId, term, postId, commentId, itemId, roomId, messageId };
}

async function insertPeople(engine: Engine, ownerId: string, term: string, people: readonly string[]) {
  const each = async (table: string, row: (id: string) => Record<string, unknown>) =>
    insert(engine, table, people.map(row));
  await each('user_terms', (userId) => ({ term, userId }));
  await each('follows', (id) => ({ followeeId: ownerId, followerId: id, accepted: 1, ...at }));
  await each('follows', (id) => ({ followeeId: id, followerId: ownerId, accepted: 1, ...at }));
  await each('friends', (friendId) => ({ userId: ownerId, friendId, since: now }));
  await each('friends', (userId) => ({ userId, friendId: ownerId, since: now }));
  await each('mutes', (mutedId) => ({ muterId: ownerId, mutedId, ...at }));
}

/** Inserts blocks and requests between a user and users without any other relation. */
export async function insertStrangers(engine: Engine, ownerId: string, people: readonly string[]) {
  const [asking, blocked] = [people.slice(people.length / 2), people.slice(0, people.length / 2)];
  const asked = asking.map((id) => ({ followeeId: ownerId, followerId: id, accepted: 0, ...at }));
  await insert(engine, 'follows', asked);
  const pair = (id: string) =>
    id < ownerId ? { lowId: id, highId: ownerId } : { lowId: ownerId, highId: id };
  const requests = asking.map((fromId) => ({
    id: newId(),
    ...pair(fromId),
    fromId,
    status: 'pending',
    version: 1,
    ...at,
  }));
  await insert(engine, 'friendships', requests);
  await insert(
    engine,
    'blocks',
    blocked.map((blockedId) => ({ blockerId: ownerId, blockedId, ...at })),
  );
}

async function insertPosts(engine: Engine, ownerId: string, itemId: string, people: readonly string[]) {
  const posts = people.map((_, n) => post(ownerId, `look ${n}`));
  await insert(engine, 'posts', posts);
  const refs = posts.map(({ id }) => ({ refId: itemId, postId: id, authorId: ownerId, kind: 'item' }));
  await insert(engine, 'post_refs', refs);
  const postId = posts[0]!.id;
  const comments = people.map((authorId, n) => ({
    id: newId(),
    postId,
    authorId,
    text: `well ${n}`,
    mentionIds: '[]',
    version: 1,
    ...at,
  }));
  await insert(engine, 'comments', comments);
  const commentId = comments[0]!.id;
  for (const [subject, subjectId] of [
    ['post', postId],
    ['comment', commentId],
  ])
    await insert(
      engine,
      'reactions',
      people.map((userId) => ({ subjectId, userId, id: newId(), subject, kind: 'like', at: now })),
    );
  return { postId, commentId };
}

async function insertFiles(engine: Engine, ownerId: string, count: number) {
  await insert(
    engine,
    'files',
    Array.from({ length: count }, (_, n) => ({
      id: newId(),
      ownerId,
      name: `${n}.png`,
      state: 'ready',
      revisionId: newId(),
      kind: 'image',
      contentType: 'image/png',
      size: 1000,
      width: 10,
      height: 10,
      colours: '[]',
      version: 1,
      ...at,
    })),
  );
}

/**
 * Inserts a room with all messages by one user, a room of `roomSize` users, and as many conversations, invites and
 * bans.
 */
async function insertTalk(
  engine: Engine,
  ownerId: string,
  term: string,
  people: readonly string[],
  roomSize: number,
) {
  const count = people.length;
  const room = (visibility: string, lastSeq: number, members: number) => ({
    id: newId(),
    kind: 'room',
    openerId: ownerId,
    title: `${term} hats`,
    visibility,
    lastSeq,
    lastChangeSeq: lastSeq,
    lastAt: now,
    listedAt: now,
    memberCount: members,
    ...at,
  });
  const here = room('public', count, roomSize);
  const others = people.map((_, n) => {
    const lastAt = now - n * 60_000;
    return { ...room('public', 0, 1), lastAt, listedAt: lastAt };
  });
  await insert(engine, 'conversations', [here, ...others]);
  await insert(
    engine,
    'room_terms',
    [here, ...others].map(({ id }) => ({ term, roomId: id })),
  );
  const membership = ({ id, listedAt }: { id: string; listedAt: number }, userId: string) => ({
    conversationId: id,
    userId,
    listedAt,
    role: 'member',
    visibleFromSeq: 1,
    lastReadSeq: 0,
    joinedAt: now,
  });
  const members = people.slice(0, roomSize - 1).map((id) => membership(here, id));
  const own = [here, ...others].map((one) => ({ ...membership(one, ownerId), role: 'owner' }));
  await insert(engine, 'memberships', [...own, ...members]);
  const messages = people.map((_, n) => ({
    conversationId: here.id,
    seq: n + 1,
    id: newId(),
    changeSeq: n + 1,
    senderId: ownerId,
    clientId: newId(),
    text: `hat ${n}`,
    mentionIds: '[]',
    fileIds: '[]',
    refs: '[]',
    ...at,
  }));
  await insert(engine, 'messages', messages);
  const messageId = messages[0]!.id;
  await insert(
    engine,
    'message_edits',
    people.map((_, n) => ({ messageId, changeSeq: n, text: `hat ${n}`, editedAt: now })),
  );
  await insert(
    engine,
    'room_bans',
    people.map((userId) => ({ roomId: here.id, userId, byId: ownerId, reason: '', ...at })),
  );
  const theirs = people.map((openerId) => ({ ...room('private', 0, 1), openerId }));
  await insert(engine, 'conversations', theirs);
  await insert(
    engine,
    'room_invites',
    theirs.map(({ id, openerId }) => ({
      id: newId(),
      roomId: id,
      fromId: openerId,
      toId: ownerId,
      status: 'pending',
      version: 1,
      ...at,
    })),
  );
  return { roomId: here.id, messageId };
}
