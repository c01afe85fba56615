import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { befriend } from '../../kit/friends.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { insertOtherUsers } from '../../kit/rows/other-users.ts';
import { databases, type Person, refusalOf, startWorld } from '../../kit/world.ts';

const waits = 'messaging.request-not-accepted';
const others = sql<Record<never, never>, { id: UserId }>(
  "select id from accounts where username like 'other%'",
);
const reachable = sql<Record<never, never>>("update accounts set direct_messages = 'everyone'");

describe.each(databases)('Strangers, on %s', (kind) => {
  async function opened() {
    const world = await startWorld(kind);
    const { call, person } = world;
    const [ann, bob] = [await person('ann'), await person('bob')];
    const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    const say = (who: Person, more: { text?: string; fileIds?: string[]; refs?: object[] } = {}) =>
      call(
        'messaging.send-message',
        { conversationId, clientId: randomUUID(), text: 'hi', ...more } as never,
        who.actor,
      );
    return { ...world, ann, bob, conversationId, say };
  }

  test('a stranger sends one message until the other person accepts', async () => {
    const { call, ann, bob, conversationId, say } = await opened();
    const clientId = randomUUID();
    const first = { conversationId, clientId, text: 'hello' };
    const { id: messageId } = await call('messaging.send-message', first, ann.actor);
    expect(await refusalOf(say(ann))).toBe(waits);
    expect(await call('messaging.send-message', first, ann.actor)).toMatchObject({ id: messageId });
    await call('messaging.delete-message', { messageId }, ann.actor);
    expect(await refusalOf(say(ann))).toBe(waits);
    await call('messaging.accept-request', { conversationId }, bob.actor);
    expect((await say(ann)).seq).toBe(2);
  });

  test('of messages that a stranger sends at the same moment one is stored', async () => {
    const { ann, say } = await opened();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(say(ann))));
    expect(outcomes.sort()).toEqual([...Array(19).fill(waits), 'nothing']);
  });

  test('a stranger sends text only, and an accepted one everything', async () => {
    const world = await opened();
    const { call, ann, bob, conversationId, say } = world;
    const [fileId] = await insertImages(world, ann.id, 1);
    const item = await call(
      'wardrobe.add-item',
      { name: 'coat', category: 'coat', visibility: 'public' },
      ann.actor,
    );
    const refs = [{ kind: 'item', id: item.id }];
    for (const more of [{ fileIds: [fileId!] }, { refs }, { text: '', refs }])
      expect(await refusalOf(say(ann, more))).toBe('messaging.request-takes-text-only');
    await say(ann);
    await call('messaging.accept-request', { conversationId }, bob.actor);
    expect(await say(ann, { fileIds: [fileId!], refs })).toMatchObject({ seq: 2 });
  });

  test('a reply, a friendship or a follow back lets a stranger write on', async () => {
    const one = await opened();
    await one.say(one.ann);
    await one.say(one.bob);
    expect((await one.say(one.ann)).seq).toBe(3);

    const two = await opened();
    await two.say(two.ann);
    await befriend(two, two.ann, two.bob);
    expect((await two.say(two.ann)).seq).toBe(2);

    const three = await opened();
    await three.say(three.ann);
    await three.call('social.follow-user', { userId: three.ann.id }, three.bob.actor);
    expect((await three.say(three.ann)).seq).toBe(2);
  });

  test('opening again after a decline neither asks nor notifies again', async () => {
    const { call, ann, bob, conversationId, say, settled, pushed } = await opened();
    await say(ann);
    await call('messaging.decline-request', { conversationId }, bob.actor);
    await settled();
    pushed.length = 0;
    const notified = async () =>
      (await call('notifications.list', {}, bob.actor)).items.reduce((sum, { count }) => sum + count, 0);
    const before = await notified();
    for (let i = 0; i < 3; i++) {
      expect(await call('messaging.open-direct', { userId: bob.id }, ann.actor)).toMatchObject({
        opened: false,
      });
      expect(await refusalOf(say(ann))).toBe('messaging.conversation-closed');
    }
    await settled();
    expect(pushed.filter(({ to }) => to.includes(bob.id))).toEqual([]);
    expect(await notified()).toBe(before);
    expect((await call('messaging.list-conversations', {}, bob.actor)).items).toEqual([]);
  });

  test('someone who declines an invite is notified of the next one on another day only', async () => {
    const { call, ann, bob, settled, clock } = await opened();
    const { id: roomId } = await call('messaging.create-room', { title: 'Hats' }, ann.actor);
    const notified = async () => {
      await settled();
      const { items } = await call('notifications.list', {}, bob.actor);
      return items.filter(({ type }) => type === 'invite').length;
    };
    const invite = () => call('messaging.invite', { roomId, userId: bob.id }, ann.actor);
    for (let i = 0; i < 3; i++) {
      const { id: inviteId } = await invite();
      expect(await notified()).toBe(1);
      await call('messaging.answer-invite', { inviteId, accept: false }, bob.actor);
    }
    clock.at += 24 * 3_600_000;
    await invite();
    expect(await notified()).toBe(2);
  });

  test('200 people an hour can be invited, by whatever operation', async () => {
    const world = await startWorld(kind, {
      RATE_LIMITS: 'on',
      RATE_LIMIT_CALLS: '100000',
      RATE_LIMIT_WRITES: '100000',
    });
    const { call, person, database, unitOfWork } = world;
    const [ann, bob] = [await person('ann'), await person('bob')];
    await insertOtherUsers(world, 300);
    await unitOfWork.run(async () => database.enqueue(reachable, {}));
    const ids = (await database.rows(others, {})).map(({ id }) => id);
    await befriend(world, ann, bob);
    const room = (memberIds: readonly UserId[]) =>
      call('messaging.create-room', { title: 'Crowd', memberIds: [...memberIds] }, ann.actor);
    const { id: roomId } = await room([bob.id, ...ids.slice(0, 99)]);
    await room(ids.slice(0, 98));
    const invite = (userId: UserId) => refusalOf(call('messaging.invite', { roomId, userId }, ann.actor));
    const open = (userId: UserId) => refusalOf(call('messaging.open-direct', { userId }, ann.actor));
    expect(await invite(ids[100]!)).toBe('nothing');
    expect(await open(ids[101]!)).toBe('nothing');
    // None of these invites anyone new.
    for (let i = 0; i < 3; i++) {
      expect(await invite(ids[100]!)).toBe('nothing');
      expect(await open(ids[101]!)).toBe('nothing');
      expect(await open(bob.id)).toBe('nothing');
    }
    expect(await invite(ids[102]!)).toBe('nothing');
    expect(await invite(ids[103]!)).toBe('request.too-many');
    expect(await open(ids[104]!)).toBe('request.too-many');
    expect(await refusalOf(room([ids[105]!]))).toBe('request.too-many');
    expect(await refusalOf(room([bob.id]))).toBe('nothing');
  });
});
