import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import type { Operation } from '../../src/application/kernel/operation.ts';
import { Clock } from '../../src/application/kernel/ports.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { InMemoryHighWaterMarks } from '../../src/infrastructure/messaging/messages/high-water-marks.ts';
import { InMemoryPresence } from '../../src/infrastructure/messaging/presence/presence.ts';
import type { Frame } from '../kit/client.ts';
import { png } from '../kit/files/images.ts';
import { moderation } from '../kit/moderation.ts';
import { payments } from '../kit/payments.ts';
import {
  everywhere,
  frameNames,
  type Person,
  type SocketListener,
  startTestService,
  type TestService,
} from '../kit/service.ts';

interface Received {
  readonly name: string;
  readonly frame: Frame<{ id: string }>;
}

/** The system clock, which a test can move forward. */
class ShiftedClock extends Clock {
  shift = 0;

  now(): number {
    return Date.now() + this.shift;
  }
}
/** Frames that depend on time or accompany others, so that they can arrive in any test. */
const ambient = [
  'presence.changed',
  'conversation.head',
  ...['created', 'updated', 'read', 'dismissed'].map((how) => `notification.${how}`),
];

describe.each(everywhere)('frames over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let people: Record<'ann' | 'fan' | 'friend' | 'stranger', Person>;
  const received: Record<string, Received[]> = {};
  const receivedAmbient: Record<string, Received[]> = {};
  const clock = new ShiftedClock();
  const fences: (() => Promise<unknown>)[] = [];
  const screens: Record<string, SocketListener> = {};
  const everReceived = new Set<string>();

  beforeAll(async () => {
    service = await startTestService(kind, {}, { clock });
    const person = (name: string) => service.person(name, wire);
    people = {
      ann: await person('ann'),
      fan: await person('fan'),
      friend: await person('friend'),
      stranger: await person('stranger'),
    };
    const { ann, fan, friend } = people;
    await fan.does('social.follow-user', { userId: ann.id });
    await friend.does('social.request-friendship', { userId: ann.id });
    await ann.does('social.request-friendship', { userId: friend.id });
    for (const [name, one] of Object.entries(people)) {
      receivedAmbient[name] = [];
      received[name] = [];
      const listener = await one.listen();
      screens[name] = listener;
      listener.socket.onAny((event: string, frame: Received['frame']) =>
        (ambient.includes(event) ? receivedAmbient : received)[name]!.push({ name: event, frame }),
      );
      // Frames that were pushed before this answer also arrive before it.
      fences.push(() => listener.call('identity.get-me', {}));
    }
    await service.settled();
    await Promise.all(fences.map((fence) => fence()));
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    for (const name of Object.keys(people)) received[name] = [];
  });

  /** Expects exactly these frames for exactly these people. */
  async function reached(expected: Partial<Record<keyof typeof people, string[]>>): Promise<void> {
    const names = () =>
      Object.fromEntries(
        Object.entries(received)
          .filter(([, frames]) => frames.length > 0)
          .map(([who, frames]) => [who, frames.map(({ name }) => name).sort()]),
      );
    await service.settled();
    const wanted = Object.fromEntries(Object.entries(expected).map(([who, frames]) => [who, frames.sort()]));
    await expect.poll(names, { timeout: 5_000 }).toEqual(wanted);
    await Promise.all(fences.map((fence) => fence()));
    expect(names()).toEqual(wanted);
    for (const { name } of Object.values(received).flat()) everReceived.add(name);
  }

  test('of a new post reach its author and the followers and friends who may see it', async () => {
    const { ann } = people;
    const post = await ann.does('posts.create-post', { text: 'for all' });
    const created = ['post.created'];
    await reached({ ann: created, fan: created, friend: created });
    const [one] = received.fan!;
    expect(one?.frame).toMatchObject({ data: { id: post.id, text: 'for all' } });
    expect(one?.frame.id).toBe(received.ann?.[0]?.frame.id);
    expect(one?.frame.data).not.toHaveProperty('myReaction');
    for (const name of Object.keys(people)) received[name] = [];
    await ann.does('posts.create-post', { text: 'friends', visibility: 'friends' });
    await reached({ ann: created, friend: created });
    for (const name of Object.keys(people)) received[name] = [];
    await ann.does('posts.create-post', { text: 'me', visibility: 'private' });
    await reached({ ann: created });
  });

  const written = async (visibility: 'public' | 'followers' = 'public') => {
    const post = await people.ann.does('posts.create-post', { text: 'to be changed', visibility });
    await reached({ ann: ['post.created'], fan: ['post.created'], friend: ['post.created'] });
    for (const name of Object.keys(people)) received[name] = [];
    return post.id;
  };

  const watch = (name: keyof typeof people, ...postIds: string[]) =>
    screens[name]!.call('posts.watch', { postIds });

  test('of changes of a post reach its author and those whose screen shows it; its end reaches followers and friends too', async () => {
    const { ann, stranger } = people;
    const postId = await written();
    await watch('fan', postId);
    const changed = (frame: string) => ({ ann: [frame], fan: [frame] });
    const ended = { ...changed('post.deleted'), friend: ['post.deleted'] };
    for (const [frame, act, expected] of [
      [
        'post.updated',
        () => ann.does('posts.update-post', { postId, text: 'changed' }),
        changed('post.updated'),
      ],
      [
        'post.reacted',
        () => stranger.does('posts.react-to-post', { postId, kind: 'wow' }),
        changed('post.reacted'),
      ],
      ['post.reacted', () => stranger.does('posts.unreact-to-post', { postId }), changed('post.reacted')],
      ['post.deleted', () => ann.does('posts.delete-post', { postId }), ended],
    ] as const) {
      await act();
      await reached(expected);
      expect([frame, received.fan![0]!.frame.data.id]).toEqual([frame, postId]);
      for (const name of Object.keys(people)) received[name] = [];
    }
  });

  test('of a comment reach the author of the post, earlier commenters, and those whose screen shows it', async () => {
    const { stranger, fan, ann } = people;
    const postId = await written();
    await watch('friend', postId);
    await stranger.does('posts.add-comment', { postId, text: 'hello' });
    const created = ['comment.created'];
    await reached({ ann: created, friend: created, stranger: created });
    for (const name of Object.keys(people)) received[name] = [];
    await fan.does('posts.add-comment', { postId, text: 'hello too' });
    await reached({ ann: created, fan: created, friend: created, stranger: created });
    for (const name of Object.keys(people)) received[name] = [];
    await ann.does('posts.update-post', { postId, visibility: 'followers' });
    const updated = ['post.updated'];
    await reached({ ann: updated, fan: updated, friend: updated });
  });

  test('of edits, reactions and deletion of a comment reach the same people', async () => {
    const { ann, fan, stranger } = people;
    const postId = await written();
    for (const name of ['fan', 'friend'] as const) await watch(name, postId);
    const { id: commentId } = await stranger.does('posts.add-comment', { postId, text: 'hello' });
    await reached(
      Object.fromEntries(['ann', 'fan', 'friend', 'stranger'].map((name) => [name, ['comment.created']])),
    );
    for (const name of Object.keys(people)) received[name] = [];
    for (const [frame, act, data] of [
      [
        'comment.updated',
        () => stranger.does('posts.update-comment', { commentId, text: 'bye' }),
        { text: 'bye' },
      ],
      [
        'comment.reacted',
        () => fan.does('posts.react-to-comment', { commentId, kind: 'wow' }),
        { reactions: { wow: 1 } },
      ],
      [
        'comment.reacted',
        () => fan.does('posts.unreact-to-comment', { commentId }),
        { reactions: { wow: 0 } },
      ],
      ['comment.deleted', () => ann.does('posts.delete-comment', { commentId }), { postId }],
    ] as const) {
      await act();
      await reached({ ann: [frame], fan: [frame], friend: [frame], stranger: [frame] });
      expect(received.friend![0]!.frame.data).toMatchObject({ id: commentId, ...data });
      for (const name of Object.keys(people)) received[name] = [];
    }
  });

  test('of changes in a wardrobe reach its owner’s devices alone', async () => {
    const { ann } = people;
    let version = 1;
    const step = async (name: string, act: () => Promise<{ id: string } | unknown>, removed = false) => {
      const done = (await act()) as { id: string };
      await reached({ ann: [name] });
      const { data } = received.ann![0]!.frame;
      expect(data).toMatchObject({ version: removed ? null : version });
      if (!removed) expect(data.id).toBe(done.id);
      for (const one of Object.keys(people)) received[one] = [];
      return data.id;
    };
    const hat = { name: 'hat', category: 'hat', visibility: 'public' } as const;
    const itemId = await step('item.changed', () => ann.does('wardrobe.add-item', hat));
    const outfitId = await step('outfit.changed', () =>
      ann.does('wardrobe.create-outfit', { pieces: [{ itemId }], visibility: 'public' }),
    );
    const wearId = await step('wear.changed', () =>
      ann.does('wardrobe.log-wear', { on: '2025-01-01', outfitId }),
    );
    const tea = { title: 'tea', startsOn: '2030-01-01' };
    const occasionId = await step('occasion.changed', () => ann.does('wardrobe.create-occasion', tea));
    version = 2;
    await step('item.changed', () => ann.does('wardrobe.update-item', { itemId, name: 'cap' }));
    await step('occasion.changed', () => ann.does('wardrobe.remove-occasion', { occasionId }), true);
    await step('wear.changed', () => ann.does('wardrobe.void-wear', { wearId }), true);
    await step('outfit.changed', () => ann.does('wardrobe.remove-outfit', { outfitId }), true);
    await step('item.changed', () => ann.does('wardrobe.remove-item', { itemId }), true);
  });

  test('of a post or comment never reach people who block or mute its author', async () => {
    const { ann, fan, friend } = people;
    await fan.does('social.block-user', { userId: friend.id });
    const postId = await written();
    for (const name of ['fan', 'friend'] as const) await watch(name, postId);
    await friend.does('posts.add-comment', { postId, text: 'unseen by fan' });
    await reached({ ann: ['comment.created'], friend: ['comment.created'] });
    for (const name of Object.keys(people)) received[name] = [];
    await fan.does('social.unblock-user', { userId: friend.id });
    await fan.does('social.mute-user', { userId: ann.id });
    await ann.does('posts.create-post', { text: 'muted' });
    await reached({ ann: ['post.created'], friend: ['post.created'] });
    for (const name of Object.keys(people)) received[name] = [];
    await ann.does('posts.update-post', { postId, text: 'muted too' });
    await reached({ ann: ['post.updated'], friend: ['post.updated'] });
    await fan.does('social.unmute-user', { userId: ann.id });
  });

  test('of a follow reach the followed person; an approval reaches the follower', async () => {
    const { fan, stranger } = people;
    const clear = () => {
      for (const name of Object.keys(people)) received[name] = [];
    };
    await stranger.does('social.follow-user', { userId: fan.id });
    await reached({ fan: ['follower.added'] });
    expect(received.fan![0]!.frame.data.id).toBe(stranger.id);
    clear();
    await stranger.does('social.follow-user', { userId: fan.id });
    await stranger.does('social.unfollow-user', { userId: fan.id });
    await reached({ fan: ['follower.removed'] });
    clear();
    await fan.does('identity.update-me', { settings: { visibility: 'private' } });
    await reached({ fan: ['user.updated'] });
    clear();
    await stranger.does('social.follow-user', { userId: fan.id });
    await reached({ fan: ['follower.requested'] });
    clear();
    await fan.does('social.answer-follow-request', { userId: stranger.id, accept: true });
    await reached({ fan: ['follower.added'], stranger: ['follower.approved'] });
    expect(received.stranger![0]!.frame.data.id).toBe(fan.id);
    clear();
    await fan.does('social.remove-follower', { userId: stranger.id });
    await fan.does('identity.update-me', { settings: { visibility: null } });
    await reached({ fan: ['follower.removed', 'user.updated'] });
  });

  test('of a friend request reach the recipient; the answer reaches the requester', async () => {
    const { fan, stranger } = people;
    const clear = () => {
      for (const name of Object.keys(people)) received[name] = [];
    };
    const { id } = await stranger.does('social.request-friendship', { userId: fan.id });
    await reached({ fan: ['friend.requested'] });
    expect(received.fan![0]!.frame.data).toMatchObject({ id, status: 'pending' });
    clear();
    await fan.does('social.answer-friend-request', { requestId: id, accept: true });
    await reached({ stranger: ['friend.answered'] });
    expect(received.stranger![0]!.frame.data).toMatchObject({ id, status: 'accepted' });
    clear();
    await fan.does('social.unfriend', { userId: stranger.id });
    await reached({ stranger: ['friend.removed'] });
    expect(received.stranger![0]!.frame.data.id).toBe(fan.id);
    clear();
    const again = await stranger.does('social.request-friendship', { userId: fan.id });
    await reached({ fan: ['friend.requested'] });
    clear();
    await fan.does('social.answer-friend-request', { requestId: again.id, accept: false });
    await reached({ stranger: ['friend.answered'] });
  });

  test('of a file reach only its owner', async () => {
    const { ann } = people;
    const clear = () => {
      for (const name of Object.keys(people)) received[name] = [];
    };
    const { id } = await ann.upload(await png());
    await reached({ ann: ['file.ready'] });
    expect(received.ann![0]!.frame.data).toMatchObject({ id, contentType: 'image/png' });
    clear();
    await ann.does('media.delete-file', { fileId: id });
    await reached({ ann: ['file.deleted'] });
    clear();
    const asked = { name: 'a.png', contentType: 'image/png', size: 4 };
    const { fileId, url, method, headers } = await ann.does('media.request-upload', asked);
    await service.follow(url, { method, headers, body: 'text' });
    expect(await ann.refused('media.complete-upload', { fileId })).toBe('415 media.unsupported-type');
    await reached({ ann: ['file.failed'] });
  });

  test('of a conversation reach its participants', async () => {
    const { fan, friend } = people;
    const { id: conversationId } = await fan.does('messaging.open-direct', { userId: friend.id });
    const clientId = randomUUID();
    const sent = await fan.does('messaging.send-message', { conversationId, clientId, text: 'hello' });
    await friend.does('messaging.mark-read', { conversationId, seq: 1 });
    const both = ['conversation.read', 'message.created'];
    await reached({ fan: both, friend: both });
    const { myReaction: _, ...message } = sent;
    const created = received.friend!.find(({ name }) => name === 'message.created')!;
    expect(created.frame.data).toEqual(message);
    const read = received.fan!.find(({ name }) => name === 'conversation.read')!;
    expect(read.frame.data).toEqual({ conversationId, userId: friend.id, seq: 1 });
  });

  test('of changes to a message, and of typing, reach the participants', async () => {
    const { fan, friend } = people;
    const { id: conversationId } = await fan.does('messaging.open-direct', { userId: friend.id });
    await friend.does('messaging.accept-request', { conversationId });
    const clientId = randomUUID();
    const sent = { conversationId, clientId, text: 'hello' };
    const { id: messageId } = await fan.does('messaging.send-message', sent);
    await reached({ fan: ['message.created'], friend: ['message.created'] });
    for (const [frame, act] of [
      ['message.edited', () => fan.does('messaging.edit-message', { messageId, text: 'hello you' })],
      ['message.reacted', () => friend.does('messaging.react-to-message', { messageId, kind: 'wow' })],
      ['message.reacted', () => friend.does('messaging.unreact-to-message', { messageId })],
      ['message.updated', () => payments(service.core).tip({ kind: 'message', id: messageId })],
      ['message.deleted', () => fan.does('messaging.delete-message', { messageId })],
    ] as const) {
      for (const name of Object.keys(people)) received[name] = [];
      await act();
      await reached({ fan: [frame], friend: [frame] });
      expect(received.fan![0]!.frame.data.id).toBe(messageId);
    }
    for (const name of Object.keys(people)) received[name] = [];
    await fan.does('messaging.start-typing', { conversationId });
    await fan.does('messaging.stop-typing', { conversationId });
    await reached({ friend: ['typing.started', 'typing.stopped'] });
    clock.shift += 30_000;
    for (const { core } of service.services) await core.get(InMemoryHighWaterMarks).step();
    const caughtUp = await friend.does('messaging.list-changes', { conversationId, after: 0 });
    const data = { conversationId, lastChangeSeq: caughtUp.head };
    const head = { name: 'conversation.head', frame: { data } };
    for (const name of ['fan', 'friend'])
      await expect
        .poll(() => receivedAmbient[name])
        .toContainEqual(expect.objectContaining({ name: head.name }));
    expect(receivedAmbient.friend!.find(({ name }) => name === head.name)).toMatchObject(head);
    expect(receivedAmbient.stranger!.filter(({ name }) => name === head.name)).toEqual([]);
    everReceived.add(head.name);
  });

  test('of money reach whose it is, of an envelope the members', async () => {
    const { fan, friend } = people;
    const { id: conversationId } = await fan.does('messaging.open-direct', { userId: friend.id });
    await friend.does('messaging.accept-request', { conversationId });
    const sum = { amount: '100', currency: 'EUR' };
    await grant(fan.id, sum);
    await reached({ fan: ['wallet.changed'] });
    for (const name of Object.keys(people)) received[name] = [];
    const terms = { ...sum, envelopeId: randomUUID(), shares: 2, split: 'equal' } as const;
    const { id: envelopeId } = await fan.does('wallets.send-envelope', { conversationId, ...terms });
    await reached({ fan: ['message.created', 'wallet.changed'], friend: ['message.created'] });
    for (const name of Object.keys(people)) received[name] = [];
    await friend.does('wallets.claim-envelope', { envelopeId });
    await reached({ fan: ['envelope.changed'], friend: ['envelope.changed', 'wallet.changed'] });
    expect(received.fan![0]!.frame.data).toEqual({ id: envelopeId, left: 1 });
  });

  async function grant(userId: string, sum: { amount: string; currency: string }): Promise<void> {
    const operation = operations.find(({ name }) => name === 'wallets.grant-credits')!;
    const actor = { id: userId as UserId, role: 'admin', sessionId: '', withFactor: false } as const;
    const meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1' };
    const input = { userId, transferId: randomUUID(), ...sum };
    await service.core.dispatcher.dispatch(operation as unknown as Operation, { input, actor, meta });
  }

  test('of presence reach friends only, once for all devices of a person', async () => {
    const { ann, friend, stranger } = people;
    const guest = await service.person('guest');
    await guest.does('social.request-friendship', { userId: friend.id });
    await friend.does('social.request-friendship', { userId: guest.id });
    const of = (presence: boolean) => ({
      name: 'presence.changed',
      frame: { data: { userId: guest.id, online: presence } },
    });
    const framesOf = (who: string) =>
      receivedAmbient[who]!.filter(({ frame }) => (frame.data as { userId?: string }).userId === guest.id);
    const step = async () => {
      for (const { core } of service.services) await core.get(InMemoryPresence).step();
      return framesOf('friend').length;
    };
    const [phone, laptop] = [await guest.listen(), await guest.listen()];
    await expect.poll(step).toBe(1);
    expect(framesOf('friend')).toMatchObject([of(true)]);
    expect(await friend.does('messaging.get-presence', { userId: guest.id })).toMatchObject({ online: true });
    for (const { socket } of [phone, laptop]) socket.disconnect();
    const passing = async () => {
      clock.shift += 1_000;
      return step();
    };
    await expect.poll(passing).toBe(2);
    expect(framesOf('friend')).toMatchObject([of(true), of(false)]);
    const { online, lastSeenAt } = await friend.does('messaging.get-presence', { userId: guest.id });
    expect({ online, lastSeenAt }).toEqual({
      online: false,
      lastSeenAt: (framesOf('friend')[1]!.frame.data as unknown as { lastSeenAt: string }).lastSeenAt,
    });
    for (const who of ['ann', 'stranger']) expect(framesOf(who)).toEqual([]);
    for (const one of [ann, stranger])
      expect(await one.refused('messaging.get-presence', { userId: guest.id })).toBe(
        '404 messaging.user-not-found',
      );
    everReceived.add('presence.changed');
  });

  test('of a room reach its participants; an invite reaches sender and recipient', async () => {
    const { ann, fan, stranger } = people;
    const opening = { title: 'Hats', visibility: 'public' } as const;
    const { id: roomId } = await ann.does('messaging.create-room', opening);
    const [ask, role] = ['messaging.invite', 'messaging.set-role'] as const;
    let inviteId = '';
    const saying = { conversationId: roomId, clientId: randomUUID(), text: 'hello' };
    const all = (...names: string[]) => ({ ann: [...names], fan: [...names], stranger: [...names] });
    for (const [act, expected] of [
      [async () => {}, { ann: ['room.joined'] }],
      [() => fan.does('messaging.join-room', { roomId }), { ann: ['room.joined'], fan: ['room.joined'] }],
      [
        async () => ({ id: inviteId } = await fan.does(ask, { roomId, userId: stranger.id })),
        { stranger: ['invite.received'] },
      ],
      [() => fan.does('messaging.withdraw-invite', { inviteId }), { stranger: ['invite.withdrawn'] }],
      [
        async () => ({ id: inviteId } = await fan.does(ask, { roomId, userId: stranger.id })),
        { stranger: ['invite.received'] },
      ],
      [
        () => stranger.does('messaging.answer-invite', { inviteId, accept: true }),
        { ...all('room.joined'), fan: ['room.joined', 'invite.answered'] },
      ],
      [() => ann.does(role, { roomId, userId: fan.id, role: 'moderator' }), all('room.role-changed')],
      [() => fan.does('messaging.update-room', { roomId, title: 'Caps' }), all('room.updated')],
      [() => fan.does('messaging.ban', { roomId, userId: stranger.id }), all('room.left')],
      [
        () => fan.does('messaging.send-message', saying),
        { ann: ['message.created'], fan: ['message.created'] },
      ],
      [
        () => moderation(service).remove({ kind: 'room', id: roomId }),
        { ann: ['room.updated'], fan: ['room.removed'] },
      ],
      [
        () => moderation(service).restore({ kind: 'room', id: roomId }),
        { ann: ['room.restored'], fan: ['room.restored'] },
      ],
      [() => ann.does('messaging.close-room', { roomId }), { ann: ['room.closed'], fan: ['room.closed'] }],
    ] as const) {
      await act();
      await reached(expected as never);
      const [left] = received.stranger!.filter(({ name }) => name === 'room.left');
      if (left) expect(left.frame.data).toMatchObject({ roomId, user: { id: stranger.id }, how: 'banned' });
      for (const name of Object.keys(people)) received[name] = [];
    }
  });

  test('of a payment request and its answer reach the two alone', async () => {
    const { ann, stranger } = people;
    const sum = { amount: '15', currency: 'EUR' };
    const asked = await stranger.does('wallets.request-payment', { fromUserId: ann.id, ...sum });
    await reached({ ann: ['payment.requested'], stranger: ['payment.requested'] });
    await ann.does('wallets.answer-payment-request', { requestId: asked.id, accept: false });
    const both = ['payment.requested', 'payment.answered'];
    await reached({ ann: both, stranger: both });
    expect(received.ann!.at(-1)!.frame.data).toMatchObject({ id: asked.id, status: 'declined' });
  });

  test('of a notification reach only its recipient', async () => {
    const { ann, stranger, friend } = people;
    const { id: postId } = await ann.does('posts.create-post', { text: 'look' });
    await service.settled();
    const framesAboutIt = () =>
      Object.entries(receivedAmbient).flatMap(([who, frames]) =>
        frames.filter(({ frame }) => frame.data.id === notified).map(({ name }) => `${who}: ${name}`),
      );
    let notified = '';
    for (const one of [stranger, friend]) {
      await one.does('posts.react-to-post', { postId, kind: 'love' });
      await service.settled();
      notified = (await ann.does('notifications.list', {})).items[0]!.id;
    }
    const both = ['notification.created', 'notification.updated'];
    await expect.poll(framesAboutIt).toEqual(both.map((name) => `ann: ${name}`));
    for (const name of both) everReceived.add(name);
  });

  test('of notifications that are read or dismissed reach only their recipient', async () => {
    const { ann } = people;
    const { id } = (await ann.does('notifications.list', {})).items[0]!;
    await ann.does('notifications.mark-read', { notificationIds: [id] });
    await ann.does('notifications.dismiss', { notificationId: id });
    const framesAboutIt = () =>
      Object.entries(receivedAmbient).flatMap(([who, frames]) =>
        frames
          .filter(({ frame }) => (frame.data as { ids?: readonly string[] | null }).ids?.includes(id))
          .map(({ name }) => `${who}: ${name}`),
      );
    const both = ['notification.read', 'notification.dismissed'];
    await expect.poll(framesAboutIt).toEqual(both.map((name) => `ann: ${name}`));
    for (const name of both) everReceived.add(name);
  });

  test('of a wallet reach its owner, with what is available and the new entry', async () => {
    const { ann, fan } = people;
    const admin = await service.promoted(await service.person('boss', wire));
    const money = { amount: '1000', currency: 'EUR' };
    await admin.does('wallets.grant-credits', { ...money, transferId: randomUUID(), userId: ann.id });
    await reached({ ann: ['wallet.changed'] });
    for (const name of Object.keys(people)) received[name] = [];
    const { id } = await ann.does('wallets.transfer', {
      ...{ ...money, amount: '250', note: 'for lunch' },
      ...{ toUserId: fan.id, transferId: randomUUID(), audience: 'public' },
    });
    await reached({ ann: ['wallet.changed'], fan: ['wallet.changed'] });
    expect(received.ann![0]!.frame.data).toMatchObject({
      ...{ currency: 'EUR', available: '750', held: '0', seq: 2 },
      entry: { seq: 2, amount: '-250', transferId: id, counterparty: { id: fan.id }, note: 'for lunch' },
    });
    const { available, seq } = (await fan.does('wallets.get-wallet', {})).balances[0]!;
    expect(received.fan![0]!.frame.data).toMatchObject({ available, seq, entry: { seq, amount: '250' } });
  });

  test('of every kind are covered by these tests', () => {
    expect(frameNames.filter((name) => !everReceived.has(name))).toEqual([]);
  });
});
