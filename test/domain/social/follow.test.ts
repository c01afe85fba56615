import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { FollowRequestNotFound } from '../../../src/domain/social/errors.ts';
import { Follow, type FollowStatus } from '../../../src/domain/social/follow.ts';

const [ann, bob] = ['1', '2'] as UserId[] as [UserId, UserId];
const given = (status: FollowStatus) => Follow.fromStored({ followerId: ann, followeeId: bob, status });
const eventsOf = (follow: Follow) => takeEvents(follow).map(({ name }) => name.replace('social.', ''));

describe('Follow', () => {
  test('following a public account takes effect at once', () => {
    const follow = Follow.start(ann, bob, { ownerIsPrivate: false });
    expect(follow.status).toBe('following');
    const data = { followerId: ann, followeeId: bob };
    expect(takeEvents(follow)).toMatchObject([{ name: 'social.user-followed', data }]);
  });

  test('following a private account waits for approval', () => {
    const follow = Follow.start(ann, bob, { ownerIsPrivate: true });
    expect(follow.status).toBe('requested');
    expect(eventsOf(follow)).toEqual(['follow-requested']);
  });

  test('approving a request makes it a follow', () => {
    const follow = given('requested');
    follow.approve();
    expect(follow.status).toBe('following');
    expect(eventsOf(follow)).toEqual(['follow-approved', 'user-followed']);
  });

  test('only a pending request can be approved or declined', () => {
    expect(() => given('following').approve()).toThrow(FollowRequestNotFound);
    expect(() => given('following').decline()).toThrow(FollowRequestNotFound);
  });

  test('ending a follow is announced; withdrawing or declining a request is not', () => {
    const [follow, withdrawn, declined] = [given('following'), given('requested'), given('requested')];
    follow.end();
    withdrawn.end();
    declined.decline();
    expect([follow, withdrawn, declined].map(eventsOf)).toEqual([['user-unfollowed'], [], []]);
  });
});
