import { describe, expect, test } from 'vitest';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

const ofRoom = [
  'messaging.get-room',
  'messaging.join-room',
  'messaging.list-participants',
  'messaging.leave-room',
] as const;

describe.each(databases)('Bans from rooms, on %s', (kind) => {
  /** A public and a private room of ann's; bob is in both, cat is a moderator of the public one. */
  async function stageWithRooms() {
    const stage = await openStage(kind);
    const { world, call, ann, bob, cat, room, join, moderator, quiet } = stage;
    const [open, secret] = [await room(), await room('private')];
    await call('messaging.invite', { roomId: secret, userId: bob.id }, ann.actor);
    await join(open, bob, cat);
    await join(secret, bob);
    await moderator(open, cat);
    await quiet();
    const until = new Date(world.clock.now() + 60_000).toISOString();
    const ban = (roomId: string, { id: userId }: Pick<Person, 'id'>, rest: object = {}, { actor } = ann) =>
      call('messaging.ban', { roomId, userId, ...rest }, actor);
    const bans = (roomId: string, { actor } = ann) => call('messaging.list-bans', { roomId }, actor);
    return { ...stage, open, secret, until, ban, bans };
  }

  test('a banned member is out, and hears no more of the room', async () => {
    const { call, ann, bob, cat, open, until, ban, say, pushed } = await stageWithRooms();
    await ban(open, bob, { until, reason: 'noise' }, cat);
    const left = ['room.left'];
    await pushed({ ann: left, bob: left, cat: left });
    await say(open, ann);
    await pushed({ ann: ['message.created'], cat: ['message.created'] });
    for (const name of ofRoom)
      expect(await refusalOf(call(name, { roomId: open }, bob.actor))).toBe('messaging.banned');
    expect((await call('messaging.list-rooms', {}, bob.actor)).items).toEqual([]);
    expect(await refusalOf(call('messaging.invite', { roomId: open, userId: bob.id }, ann.actor))).toBe(
      'messaging.person-banned',
    );
  });

  test('to people banned from it, a private room answers 404', async () => {
    const { call, ann, bob, cat, secret, ban } = await stageWithRooms();
    const { id: inviteId } = await call('messaging.invite', { roomId: secret, userId: cat.id }, ann.actor);
    await ban(secret, bob);
    await ban(secret, cat);
    for (const name of ofRoom)
      for (const { actor } of [bob, cat])
        expect(await refusalOf(call(name, { roomId: secret }, actor))).toBe('messaging.room-not-found');
    const accept = call('messaging.answer-invite', { inviteId, accept: true }, cat.actor);
    expect(await refusalOf(accept)).toBe('messaging.invite-not-found');
    for (const name of ['messaging.list-messages', 'messaging.get-conversation'] as const)
      expect(await refusalOf(call(name, { conversationId: secret }, bob.actor))).toBe(
        'messaging.conversation-not-found',
      );
  });

  test('owner and moderators list bans; those that are over are left out', async () => {
    const { world, bob, cat, dan, open, secret, until, ban, bans, join } = await stageWithRooms();
    await ban(open, bob, { until, reason: 'noise' }, cat);
    expect(await bans(open, cat)).toMatchObject({
      items: [{ user: { id: bob.id }, by: { id: cat.id }, reason: 'noise', until }],
    });
    expect(await refusalOf(bans(secret, dan))).toBe('messaging.room-not-found');
    world.clock.at += 60_001;
    expect((await bans(open)).items).toEqual([]);
    await join(open, bob);
  });

  test('an end in the past and an unknown person are refused', async () => {
    const { bob, open, ban } = await stageWithRooms();
    expect(await refusalOf(ban(open, bob, { until: '2020-01-01T00:00:00Z' }))).toBe(
      'messaging.ban-is-over /until',
    );
    expect(await refusalOf(ban(open, { id: crypto.randomUUID() as Person['id'] }))).toBe(
      'messaging.user-not-found',
    );
  });

  test('a moderator lifts a ban; a private room then still needs an invite', async () => {
    const { call, ann, bob, cat, dan, open, secret, ban, join } = await stageWithRooms();
    await ban(open, dan);
    expect(await refusalOf(join(open, dan))).toBe('messaging.banned');
    await call('messaging.unban', { roomId: open, userId: dan.id }, cat.actor);
    await join(open, dan);
    await ban(secret, bob);
    await call('messaging.unban', { roomId: secret, userId: bob.id }, ann.actor);
    expect(await refusalOf(join(secret, bob))).toBe('messaging.room-not-found');
  });
});
