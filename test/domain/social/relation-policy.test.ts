import { describe, expect, test } from 'vitest';
import { type Relation, stranger } from '../../../src/domain/access/policy.ts';
import { ListIsPrivate, NotYourself, UserNotFound } from '../../../src/domain/social/errors.ts';
import {
  admitsRequests,
  areFriends,
  assertBlockable,
  assertFollowsVisible,
  assertReachable,
} from '../../../src/domain/social/relation-policy.ts';

const to = (relation: Partial<Relation>): Relation => ({ ...stranger, ...relation });

describe('Social policies', () => {
  test('a stranger can be followed, befriended, muted and blocked', () => {
    for (const require of [assertReachable, assertBlockable]) expect(() => require(stranger)).not.toThrow();
  });

  test('nobody can follow or block themselves', () => {
    for (const require of [assertReachable, assertBlockable])
      expect(() => require(to({ self: true }))).toThrow(NotYourself);
  });

  test('someone behind a block cannot be reached, but can be blocked in return', () => {
    expect(() => assertReachable(to({ blocked: true }))).toThrow(UserNotFound);
    expect(() => assertBlockable(to({ blocked: true }))).not.toThrow();
  });

  test('a deleted account can be neither reached nor blocked', () => {
    for (const require of [assertReachable, assertBlockable])
      expect(() => require(to({ gone: true }))).toThrow(UserNotFound);
  });

  test('the follows of a private account are shown to followers and friends only', () => {
    expect(() => assertFollowsVisible(to({ ownerIsPrivate: true }))).toThrow(ListIsPrivate);
    for (const tie of ['self', 'follows', 'friend'])
      expect(() => assertFollowsVisible(to({ ownerIsPrivate: true, [tie]: true }))).not.toThrow();
    for (const hidden of ['blocked', 'gone'])
      expect(() => assertFollowsVisible(to({ [hidden]: true }))).toThrow(UserNotFound);
  });

  test('friends are no friends while one blocks the other', () => {
    expect(areFriends(to({ friend: true }))).toBe(true);
    expect(areFriends(to({ friend: true, blocked: true }))).toBe(false);
  });

  test('only a public account lets in everyone who asked', () => {
    expect(admitsRequests(to({ self: true }))).toBe(true);
    expect(admitsRequests(to({ self: true, ownerIsPrivate: true }))).toBe(false);
    expect(admitsRequests(to({ gone: true }))).toBe(false);
  });
});
