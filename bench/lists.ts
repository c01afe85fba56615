// All lists outside the wardrobe and the notifications: a user with 10,000 rows against one with 100.
import { account, insert } from './kit/data.ts';
import { eachDatabase } from './kit/database.ts';
import { fillLists, insertStrangers, type Lists } from './kit/lists.ts';
import { compareLists, type Pair } from './kit/pair.ts';
import { startService } from './kit/service.ts';
import { openWorld } from './kit/world.ts';

const only = process.env.BENCH_LIST ?? '';
const size = Number(process.env.BENCH_ROWS ?? 10_000);

const pathsOf = ({ ownerId, term, postId, commentId, itemId, roomId, messageId }: Lists) => ({
  'search for people': `/search/users?q=${term}`,
  'suggested people': '/users/suggestions',
  followers: `/users/${ownerId}/followers`,
  following: `/users/${ownerId}/following`,
  friends: '/friends',
  muted: '/mutes',
  posts: `/posts?userId=${ownerId}`,
  'posts of an item': `/posts?userId=${ownerId}&itemId=${itemId}`,
  'reactions to a post': `/posts/${postId}/reactions`,
  'reactions to a comment': `/comments/${commentId}/reactions`,
  comments: `/posts/${postId}/comments`,
  files: '/files',
  'files of a kind': '/files?kind=image',
  occasions: '/occasions',
  conversations: '/conversations',
  'a conversation': `/conversations/${roomId}`,
  messages: `/conversations/${roomId}/messages`,
  'messages from the first': `/conversations/${roomId}/messages?after=0`,
  'changes from the first': `/conversations/${roomId}/changes?after=0`,
  'edits of a message': `/messages/${messageId}/edits`,
  'rooms by a word': `/rooms?q=${term}`,
  'participants of a room': `/rooms/${roomId}/participants`,
  invites: '/invites',
  bans: `/rooms/${roomId}/bans`,
});
const ofStrangers = {
  'follow requests': '/follow-requests',
  'friend requests': '/friends/requests?direction=received',
  blocked: '/blocks',
};

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const { engine } = world.core;
  const people = Array.from({ length: size }, (_, n) => account(`person_${n}`));
  await insert(engine, 'accounts', people);
  const all = people.map(({ id }) => id);
  const owners = { small: await world.person('small'), large: await world.person('large') };
  const lists: Pair<Lists> = {
    small: await fillLists(engine, owners.small, 'rare', all.slice(0, size / 100), 10),
    large: await fillLists(engine, owners.large, 'common', all, 1000),
  };
  const strangers = { small: await world.person('shy'), large: await world.person('loud') };
  await insertStrangers(engine, strangers.small.id, all.slice(0, size / 50));
  await insertStrangers(engine, strangers.large.id, all);
  await database.analyze(engine);
  await world.core.close();

  const service = await startService(database);
  process.stdout.write(`\n${database.name}: ${size / 100} rows, ${size} rows: p50, p99 in ms, and ratios\n`);
  const paths = { small: pathsOf(lists.small), large: pathsOf(lists.large) };
  for (const [name, path] of Object.entries(paths.large))
    if (name.includes(only))
      await compareLists(name, service, owners, {
        small: paths.small[name as keyof typeof paths.small],
        large: path,
      });
  for (const [name, path] of Object.entries(ofStrangers))
    if (name.includes(only)) await compareLists(name, service, strangers, { small: path, large: path });
  await service.stop();
});
