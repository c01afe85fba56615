import { Ids } from '../../../src/application/kernel/ports.ts';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import type { ConversationId } from '../../../src/domain/messaging/conversation.ts';
import { type Params, type Statement, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { World } from '../world.ts';

type Many<C extends string> = { rows: Record<C, string | number | null>[] };
const inserts = {
  accounts: sql<Many<'id' | 'name'>>(`
    insert into accounts (id, role, username, username_key, email, email_key, password_hash, name, links, visibility,
      direct_messages, notifications_enabled, time_zone, created_at, last_seen_at, version)
    values :rows*(id, role, name, name, name, name, name, name, name, visibility, role, one, name, one, one, one)`),
  follows: sql<Many<'aId' | 'bId' | 'one'>>(
    'insert into follows (follower_id, followee_id, accepted, created_at) values :rows*(aId, bId, one, one)',
  ),
  posts: sql<Many<'id' | 'aId' | 'at'>>(`
    insert into posts (id, author_id, text, visibility, mention_ids, created_at, version)
    values :rows*(id, aId, text, visibility, mentions, at, one)`),
  comments: sql<Many<'id' | 'aId' | 'postId'>>(`
    insert into comments (id, author_id, post_id, parent_id, text, mention_ids, created_at, version)
    values :rows*(id, aId, postId, parentId, text, mentions, at, one)`),
  reactions: sql<Many<'id' | 'aId' | 'postId'>>(`
    insert into reactions (id, user_id, subject_id, subject, kind, at) values :rows*(id, aId, postId, text, kind, at)`),
  files: sql<Many<'id' | 'aId' | 'kind'>>(`
    insert into files (id, owner_id, name, state, revision_id, kind, content_type, size, colours, created_at, version)
    values :rows*(id, aId, text, state, id, kind, kind, one, mentions, at, one)`),
  uses: sql<Many<'id' | 'postId'>>(
    'insert into file_uses (file_id, subject_id, subject) values :rows*(id, postId, subject)',
  ),
  postMedia: sql<Many<'kind' | 'postId' | 'aId'>>(
    'insert into post_media (kind, post_id, author_id) values :rows*(kind, postId, aId)',
  ),
  postRefs: sql<Many<'refId' | 'postId' | 'aId'>>(
    'insert into post_refs (ref_id, post_id, author_id, kind) values :rows*(refId, postId, aId, kind)',
  ),
  conversations: sql<Many<'id' | 'aId' | 'at' | 'one'>>(`
    insert into conversations (id, kind, opener_id, visibility, last_seq, last_change_seq, changed_at, last_at, listed_at, created_at)
    values :rows*(id, room, aId, visibility, last, last, at, at, at, at)`),
  memberships: sql<Many<'id' | 'aId' | 'one' | 'zero'>>(`
    insert into memberships (conversation_id, user_id, role, visible_from_seq, last_read_seq, joined_at, listed_at)
    values :rows*(id, aId, role, one, zero, at, at)`),
  messages: sql<Many<'id' | 'aId' | 'at'>>(`
    insert into messages
      (conversation_id, seq, id, change_seq, sender_id, client_id, text, mention_ids, file_ids, refs, created_at)
    values :rows*(roomId, seq, id, seq, aId, id, text, mentions, mentions, mentions, at)`),
  feedOwners: sql<Many<'id' | 'at'>>('insert into feed_owners (owner_id, seen_at) values :rows*(id, at)'),
  pulledAuthors: sql<Many<'id' | 'zero'>>(
    'insert into feed_pulled_authors (author_id, since) values :rows*(id, zero)',
  ),
  feed: sql<Many<'aId' | 'bId' | 'postId'>>(
    'insert into feed_entries (owner_id, post_id, author_id) values :rows*(aId, postId, bId)',
  ),
};

/** Inserts a few thousand rows into every table that a hot statement reads. */
export async function fillHotTables(
  world: World,
  viewerId: UserId,
  readers: { newcomerId: UserId; fanId: UserId },
  refs: readonly { kind: string; id: string }[],
) {
  const ids = world.core.get(Ids);
  const store = async (statement: Statement<never>, rows: Record<string, string | number | null>[]) => {
    for (let i = 0; i < rows.length; i += 500)
      await world.unitOfWork.run(async () =>
        world.database.enqueue(statement as Statement<Params>, { rows: rows.slice(i, i + 500) }),
      );
  };
  const common = {
    one: 1,
    at: world.clock.now(),
    text: 'hello',
    mentions: '[]',
    kind: 'like',
    state: 'ready',
    subject: 'post',
    zero: 0,
    parentId: null,
    role: 'user',
    visibility: 'public',
  };
  const people = Array.from({ length: 400 }, (_, i) => ({
    id: ids.next<UserId>(),
    name: `p${i}`,
    ...common,
  }));
  await store(inserts.accounts as never, people);
  const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;
  const follows = people.flatMap(({ id: aId }, i) =>
    Array.from({ length: 15 }, (_, k) => ({ aId, bId: pick(people, i + k * 7 + 1).id, ...common })),
  );
  await store(inserts.follows as never, [
    ...follows,
    ...[viewerId, readers.newcomerId].flatMap((aId) =>
      people.slice(0, 300).map(({ id }) => ({ aId, bId: id, ...common })),
    ),
    ...people.slice(200).map(({ id }) => ({ aId: readers.fanId, bId: id, ...common })),
  ]);
  await store(inserts.feedOwners as never, people);
  await store(inserts.pulledAuthors as never, people.slice(300));
  const rooms = Array.from({ length: 1500 }, (_, i) => ({
    ...common,
    id: ids.next<ConversationId>(),
    aId: pick(people, i).id,
    room: 'room',
    role: 'member',
    last: i === 0 ? 3000 : 2,
    at: common.at + i,
  }));
  await store(inserts.conversations as never, rooms);
  const members = rooms.flatMap((room, i) => [
    ...(i % 10 === 0 ? [{ ...room, aId: viewerId }] : []),
    ...Array.from({ length: 4 }, (_, k) => ({ ...room, aId: pick(people, i + k * 3).id })),
  ]);
  await store(inserts.memberships as never, members);
  const messages = rooms.flatMap((room) =>
    Array.from({ length: room.last }, (_, i) => ({ ...room, roomId: room.id, id: ids.next(), seq: i + 1 })),
  );
  await store(inserts.messages as never, messages);
  const posts = Array.from({ length: 5000 }, (_, i) => ({
    id: ids.next(),
    aId: pick(people, i * 3).id,
    ...common,
  }));
  await store(inserts.posts as never, posts);
  const under = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: ids.next(),
      aId: pick(people, i).id,
      postId: pick(posts, Math.floor(i / 300) * 13).id,
      ...common,
    }));
  await store(inserts.comments as never, under(5000));
  await store(inserts.reactions as never, under(5000));
  const feed = posts.flatMap(({ id: postId, aId: bId }, i) => [
    { aId: pick(people, i).id, bId, postId },
    ...(i % 4 === 0 ? [{ aId: viewerId, bId, postId }] : []),
  ]);
  await store(inserts.feed as never, feed);
  const files = posts.map(({ id: postId, aId }) => ({
    id: ids.next(),
    aId,
    postId,
    ...common,
    kind: 'image',
  }));
  await store(inserts.files as never, files);
  await store(inserts.uses as never, files);
  await store(inserts.postMedia as never, files);
  const referring = posts.flatMap((post, i) => [
    { ...post, postId: post.id, refId: pick(refs, i).id, kind: pick(refs, i).kind },
    { ...post, postId: post.id, refId: ids.next(), kind: 'item' },
  ]);
  await store(inserts.postRefs as never, referring);
  const conversationId = rooms[0]!.id;
  return {
    conversationId,
    popular: posts[0]!.id as Id,
    author: people[0]!.id,
    fileId: files[9]!.id as Id<'File'>,
  };
}

/** Large tables, whose rows must be found by an index. */
export const largeTables = [
  'files',
  'file_uses',
  'post_media',
  'post_refs',
  'items',
  'wears',
  'posts',
  'follows',
  'feed_entries',
  'feed_owners',
  'comments',
  'reactions',
  'accounts',
  'friends',
  'conversations',
  'memberships',
  'messages',
];
