import { describe, expect, test } from 'vitest';
import {
  mayReach,
  maySee,
  permissions,
  permits,
  type Relation,
  stranger,
  visibilities,
} from '../../../src/domain/access/policy.ts';

const seen = (relation: Partial<Relation>) =>
  visibilities.filter((visibility) => maySee({ ...stranger, ...relation }, visibility));

describe('Who may see what', () => {
  test.each<[string, Partial<Relation>, string[]]>([
    ['a stranger sees what is public', {}, ['public']],
    ['a stranger sees nothing of a private account', { ownerIsPrivate: true }, []],
    ['a follower sees what is for followers', { follows: true }, ['public', 'followers']],
    ['a friend sees all but what is private', { friend: true }, ['public', 'followers', 'friends']],
    [
      'a follower of a private account sees what every follower sees',
      { follows: true, ownerIsPrivate: true },
      ['public', 'followers'],
    ],
    [
      'a friend of a private account sees what every friend sees',
      { friend: true, ownerIsPrivate: true },
      ['public', 'followers', 'friends'],
    ],
    ['the owner sees everything', { self: true, ownerIsPrivate: true }, [...visibilities]],
    [
      'a blocked person sees nothing, friend and follower or not',
      { blocked: true, friend: true, follows: true },
      [],
    ],
    ['nobody sees content of a deleted account', { gone: true, self: true, friend: true }, []],
  ])('%s', (_, relation, expected) => {
    expect(seen(relation)).toEqual(expected);
  });

  test('you can reach existing people other than yourself unless there is a block', () => {
    expect(mayReach(stranger)).toBe(true);
    for (const hindrance of ['gone', 'self', 'blocked'] as const)
      expect(mayReach({ ...stranger, [hindrance]: true })).toBe(false);
  });

  test.each([
    ['a stranger', stranger, ['everyone']],
    ['a follower', { ...stranger, follows: true }, ['everyone', 'followers']],
    ['a friend', { ...stranger, friend: true }, ['everyone', 'followers', 'friends']],
  ] as const)(
    '%s may write to those, and pay those, whose setting includes them',
    (_, relation, expected) => {
      expect(permissions.filter((permission) => permits(permission, relation))).toEqual(expected);
    },
  );
});
