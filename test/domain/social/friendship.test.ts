import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { pairOf } from '../../../src/domain/kernel/pair.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import {
  AlreadyFriends,
  FriendRequestNotFound,
  RequestAnswered,
  RequestDeclined,
} from '../../../src/domain/social/errors.ts';
import { Friendship, type FriendshipId } from '../../../src/domain/social/friendship.ts';

const [ann, bob, cat] = ['1', '2', '3'] as UserId[] as [UserId, UserId, UserId];
const id = 'f' as FriendshipId;
const asked = (from = ann, to = bob) => {
  const friendship = Friendship.ask(id, from, to, 1);
  takeEvents(friendship);
  return friendship;
};
const happened = (friendship: Friendship) =>
  takeEvents(friendship).map(({ name }) => name.replace('social.', ''));

describe('Friendship', () => {
  test('a request announces who asked whom', () => {
    const friendship = Friendship.ask(id, bob, ann, 1);
    const data = { friendshipId: id, fromId: bob, toId: ann };
    expect(takeEvents(friendship)).toMatchObject([{ name: 'social.friend-requested', data }]);
    expect(friendship.isAccepted).toBe(false);
  });

  test('a pair has one order', () => {
    expect(pairOf(ann, bob)).toEqual(pairOf(bob, ann));
  });

  test('asking someone who has asked you makes you friends', () => {
    const friendship = asked();
    friendship.askAgain(bob, 2);
    expect(happened(friendship)).toEqual(['friendship-made']);
    expect(friendship.isAccepted).toBe(true);
  });

  test('asking again before there is an answer changes nothing', () => {
    const friendship = asked();
    friendship.askAgain(ann, 2);
    expect(happened(friendship)).toEqual([]);
    expect(friendship.isAccepted).toBe(false);
  });

  test('friends cannot be asked again', () => {
    const friendship = asked();
    friendship.answer(bob, true, 2);
    for (const who of [ann, bob]) expect(() => friendship.askAgain(who, 3)).toThrow(AlreadyFriends);
  });

  test('who declined may ask at once; who was declined waits for a week', () => {
    const week = 7 * 24 * 3_600_000;
    const declined = () => {
      const friendship = asked();
      friendship.answer(bob, false, 2);
      expect(happened(friendship)).toEqual(['friend-request-declined']);
      return friendship;
    };
    const changedMind = declined();
    changedMind.askAgain(bob, 3);
    expect(takeEvents(changedMind)).toMatchObject([{ data: { fromId: bob, toId: ann } }]);
    changedMind.answer(ann, true, 4);
    expect(changedMind.isAccepted).toBe(true);

    const insistent = declined();
    expect(() => insistent.askAgain(ann, 2 + week - 1)).toThrow(RequestDeclined);
    expect(happened(insistent)).toEqual([]);
    insistent.askAgain(ann, 2 + week);
    expect(takeEvents(insistent)).toMatchObject([{ data: { fromId: ann, toId: bob } }]);
  });

  test.each([
    ['who asked', ann],
    ['a stranger', cat],
  ])('%s cannot answer', (_, who) => {
    expect(() => asked().answer(who, true, 2)).toThrow(FriendRequestNotFound);
  });

  test.each([true, false])('an answer (%s) is final', (accept) => {
    const friendship = asked();
    friendship.answer(bob, accept, 2);
    for (const again of [true, false])
      expect(() => friendship.answer(bob, again, 3)).toThrow(RequestAnswered);
  });

  test('only the person who asked can withdraw a request, and only while it is pending', () => {
    const friendship = asked();
    expect(() => friendship.cancel(bob)).toThrow(FriendRequestNotFound);
    expect(() => friendship.cancel(ann)).not.toThrow();
    friendship.answer(bob, true, 2);
    expect(() => friendship.cancel(ann)).toThrow(FriendRequestNotFound);
  });

  test('ending a friendship announces who ended it; ending a request announces nothing', () => {
    const friendship = asked();
    friendship.end(ann);
    expect(happened(friendship)).toEqual([]);
    friendship.answer(bob, true, 2);
    takeEvents(friendship);
    friendship.end(bob);
    expect(takeEvents(friendship)).toMatchObject([{ name: 'social.friendship-ended', data: { byId: bob } }]);
  });
});
