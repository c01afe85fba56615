import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { png } from '../../kit/files/images.ts';
import { befriend } from '../../kit/friends.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { databases, type Person, startWorld } from '../../kit/world.ts';

const link = expect.stringMatching(/^https:\/\/layers\.example\.com\//);

async function start(kind: (typeof databases)[number]) {
  const listening = roundTrips(kind);
  const world = await startWorld(kind);
  const { call, settled, upload } = world;
  const [ann, bob] = [await world.person('ann', 'Ann'), await world.person('bob', 'Bob')];
  // Friends are not invited to a room: they are in it.
  const cat = await world.person('cat', 'Cat');
  const listOf = async ({ actor }: Person) => {
    await settled();
    return (await call('notifications.list', { limit: 100 }, actor)).items;
  };
  const subjectsOf = async (one: Person) =>
    (await listOf(one)).flatMap(({ subject }) =>
      subject ? [[subject.kind, subject.title, subject.imageUrl]] : [],
    );
  const image = async (one: Person) => (await upload(one, await png())).id;
  /** One notification of bob about each kind of subject, caused by ann or cat. */
  async function everyKind(n: number) {
    const imageIds = [await image(ann)];
    const { id: postId } = await call(
      'posts.create-post',
      { text: `Look, @bob ${n}`, mediaIds: imageIds },
      ann.actor,
    );
    await call('posts.add-comment', { postId, text: `And here, @bob ${n}` }, ann.actor);
    const item = {
      name: `Hat ${n}`,
      category: 'hat' as const,
      imageIds: [await image(bob)],
      visibility: 'public' as const,
    };
    const { id: itemId } = await call('wardrobe.add-item', item, bob.actor);
    await call('posts.react-to-item', { itemId, kind: 'like' }, ann.actor);
    const outfit = { name: `Sunday ${n}`, pieces: [{ itemId }], visibility: 'public' as const };
    const { id: outfitId } = await call('wardrobe.create-outfit', outfit, bob.actor);
    await call('posts.react-to-outfit', { outfitId, kind: 'like' }, ann.actor);
    const tea = { title: `Tea ${n}`, startsOn: '2030-01-01', guestIds: [bob.id] };
    await call('wardrobe.create-occasion', tea, ann.actor);
    const { id: roomId } = await call(
      'messaging.create-room',
      { title: `Hats ${n}`, memberIds: [bob.id] },
      cat.actor,
    );
    await call('messaging.set-room-avatar', { roomId, fileId: await image(cat) }, cat.actor);
    const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    const message = { conversationId, clientId: randomUUID() };
    const { id: messageId } = await call(
      'messaging.send-message',
      { ...message, text: `Hi ${n}` },
      bob.actor,
    );
    await call('messaging.react-to-message', { messageId, kind: 'like' }, ann.actor);
    await call('messaging.send-message', { ...message, clientId: randomUUID(), text: 'well' }, ann.actor);
    return { postId, itemId, outfitId, roomId, conversationId };
  }
  return { ...world, listening, ann, bob, listOf, subjectsOf, everyKind };
}

describe.each(databases)('What a notification is about, on %s', (kind) => {
  test('comes with its title and picture', async () => {
    const world = await start(kind);
    const { ann, bob, subjectsOf, everyKind, pushed } = world;
    await befriend(world, ann, bob);
    await everyKind(1);
    const shown = await subjectsOf(bob);
    expect(shown).toHaveLength(9);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['post', 'Look, @bob 1', link],
        ['comment', 'And here, @bob 1', null],
        ['item', 'Hat 1', link],
        ['outfit', 'Sunday 1', link],
        ['occasion', 'Tea 1', null],
        ['invite', 'Hats 1', link],
        ['conversation', 'Ann', null],
        ['message', 'Hi 1', null],
        ['user', 'Ann', null],
      ]),
    );
    const frames = pushed.filter(
      ({ frame, to }) => frame.name === 'notification.created' && to[0] === bob.id,
    );
    expect(frames.map(({ data }) => (data as { subject: { title: string } }).subject.title)).toEqual(
      expect.arrayContaining(['Look, @bob 1', 'Hat 1', 'Tea 1', 'Hats 1']),
    );
  });

  test('costs a page the same statements, however many notifications it has', async () => {
    const world = await start(kind);
    const { call, listening, ann, bob, everyKind, listOf } = world;
    await befriend(world, ann, bob);
    const statements = async () => {
      const list = () => call('notifications.list', { limit: 100 }, bob.actor);
      await list();
      return (await listening.sentBy(list)).length;
    };
    await everyKind(1);
    const few = (await listOf(bob)).length;
    const forFew = await statements();
    for (let n = 2; n <= 4; n++) {
      await call('notifications.mark-read', {}, bob.actor);
      await everyKind(n);
    }
    expect((await listOf(bob)).length).toBeGreaterThan(few + 15);
    await withoutSubscribers(world);
    expect([forFew, await statements()]).toEqual([5, 5]);
  });

  test('shows nothing of what you cannot see any more', async () => {
    const world = await start(kind);
    const { call, ann, bob, subjectsOf } = world;
    const { id: postId } = await call('posts.create-post', { text: 'Look, @bob' }, ann.actor);
    expect(await subjectsOf(bob)).toEqual([['post', 'Look, @bob', null]]);
    await call('posts.update-post', { postId, visibility: 'private' }, ann.actor);
    expect(await subjectsOf(bob)).toEqual([['post', null, null]]);
    const { id: roomId } = await call(
      'messaging.create-room',
      { title: 'Hats', memberIds: [bob.id] },
      ann.actor,
    );
    const invited = async () => (await subjectsOf(bob)).find(([kind]) => kind === 'invite');
    expect(await invited()).toEqual(['invite', 'Hats', null]);
    await call('messaging.ban', { roomId, userId: bob.id }, ann.actor);
    expect((await invited())?.[1] ?? null).toBeNull();
  });
});
