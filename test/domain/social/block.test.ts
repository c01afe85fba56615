import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { Block } from '../../../src/domain/social/block.ts';
import { Follow } from '../../../src/domain/social/follow.ts';
import { Friendship, type FriendshipId } from '../../../src/domain/social/friendship.ts';
import { Mute } from '../../../src/domain/social/mute.ts';

const [ann, bob] = ['1', '2'] as UserId[] as [UserId, UserId];
const block = new Block(ann, bob);
const eventsOf = (aggregate: object) => takeEvents(aggregate).map(({ name }) => name.replace('social.', ''));

function friends() {
  const friendship = Friendship.ask('f' as FriendshipId, bob, ann, 1);
  friendship.answer(ann, true, 2);
  takeEvents(friendship);
  return friendship;
}

describe('Block', () => {
  test('blocking and lifting the block name both people', () => {
    block.start();
    block.lift();
    const data = { blockerId: ann, blockedId: bob };
    expect(takeEvents(block)).toMatchObject([
      { name: 'social.user-blocked', data },
      { name: 'social.user-unblocked', data },
    ]);
  });

  test('a block ends follows both ways and the friendship, by the person who blocks', () => {
    const given = Follow.fromStored({ followerId: ann, followeeId: bob, status: 'following' });
    const received = Follow.fromStored({ followerId: bob, followeeId: ann, status: 'following' });
    const friendship = friends();
    block.endTies({ follows: [given, received], friendship });
    expect([given, received].map(eventsOf)).toEqual([['user-unfollowed'], ['user-unfollowed']]);
    expect(takeEvents(friendship)).toMatchObject([{ name: 'social.friendship-ended', data: { byId: ann } }]);
  });

  test('a block ends open requests without announcing it', () => {
    const request = Follow.fromStored({ followerId: bob, followeeId: ann, status: 'requested' });
    const asked = Friendship.ask('f' as FriendshipId, bob, ann, 1);
    takeEvents(asked);
    block.endTies({ follows: [request], friendship: asked });
    expect([request, asked].map(eventsOf)).toEqual([[], []]);
  });

  test('a block between strangers ends nothing', () => {
    expect(() => block.endTies({ follows: [], friendship: undefined })).not.toThrow();
  });
});

test('muting and unmuting name both people', () => {
  const mute = new Mute(ann, bob);
  mute.start();
  mute.lift();
  const data = { muterId: ann, mutedId: bob };
  expect(takeEvents(mute)).toMatchObject([
    { name: 'social.user-muted', data },
    { name: 'social.user-unmuted', data },
  ]);
});
