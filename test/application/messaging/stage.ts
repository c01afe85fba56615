import { expect } from 'vitest';
import { type databases, type Person, startWorld } from '../../kit/world.ts';

export async function openStage(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const [ann, bob, cat, dan] = [
    await world.person('ann'),
    await world.person('bob'),
    await world.person('cat'),
    await world.person('dan'),
  ];
  const { call } = world;
  const room = async (visibility: 'public' | 'private' = 'public', title = 'Hats') =>
    (await call('messaging.create-room', { title, visibility }, ann.actor)).id;
  const join = (roomId: string, ...people: Person[]) =>
    Promise.all(people.map(({ actor }) => call('messaging.join-room', { roomId }, actor)));
  const moderator = (roomId: string, { id: userId }: Person) =>
    call('messaging.set-role', { roomId, userId, role: 'moderator' }, ann.actor);
  const roles = async (roomId: string, { actor } = ann) => {
    const { items } = await call('messaging.list-participants', { roomId }, actor);
    return Object.fromEntries(items.map(({ user, role }) => [user.username, role]));
  };
  const say = (conversationId: string, { actor }: Person, text = 'hello') =>
    call('messaging.send-message', { conversationId, clientId: crypto.randomUUID(), text }, actor);
  /** The names of the frames that each person got since the last look, without notifications. */
  const framesOf = () => {
    const people = { ann, bob, cat, dan };
    const of = ({ id }: Person) =>
      world.pushed
        .filter(({ frame, to }) => to.includes(id) && !frame.name.startsWith('notification.'))
        .map(({ frame }) => frame.name);
    const all = Object.entries(people).map(([name, one]) => [name, of(one)] as const);
    return Object.fromEntries(all.filter(([, frames]) => frames.length > 0));
  };
  const quiet = async () => {
    await world.settled();
    world.pushed.length = 0;
  };
  const pushed = async (expected: object) => {
    await world.settled();
    expect(framesOf()).toEqual(expected);
    await quiet();
  };
  return { world, call, ann, bob, cat, dan, room, join, moderator, roles, say, pushed, framesOf, quiet };
}
