import { describe, expect, test } from 'vitest';
import { databases, refusalOf } from '../../kit/world.ts';
import { startModeration } from '../moderation/stage.ts';

const day = 24 * 3_600_000;

describe.each(databases)('All accounts, on %s', (kind) => {
  test('are found by moderators by id, username or name, also those that other lists hide', async () => {
    const { call, ann, moderator, admin, core } = await startModeration(kind);
    await call('identity.update-me', { name: 'Ann Marie' }, ann.actor);
    await core.relay.drain();
    const found = async (q: string) =>
      (await call('identity.list-accounts', { q }, moderator)).items.map(({ username }) => username);
    expect(await found(ann.id.toUpperCase())).toEqual(['ann']);
    expect(await found('mar')).toEqual(['ann']);
    expect(await found('an marie')).toEqual(['ann']);
    expect(await found('marie bob')).toEqual([]);
    expect(await found('!?')).toEqual([]);

    await call('social.block-user', { userId: moderator.id }, ann.actor);
    await call('moderation.suspend-user', { userId: ann.id, reason: 'spam' }, moderator);
    expect(await refusalOf(call('identity.get-user', { userId: ann.id }, admin))).toBe(
      'identity.user-not-found',
    );
    expect(await found('ann')).toEqual(['ann']);
    const all = (await call('identity.list-accounts', { limit: 100 }, admin)).items;
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
    expect(all.find(({ id }) => id === ann.id)).toMatchObject({
      role: 'user',
      suspension: { reason: 'spam', until: null },
    });
    expect(await refusalOf(call('identity.list-accounts', {}, ann.actor))).toBe('request.not-allowed');
  });

  test('can be narrowed to those that are suspended now, and their owners read why and until when', async () => {
    const { call, ann, moderator, clock, core } = await startModeration(kind);
    await core.relay.drain();
    const suspended = async (q?: string) =>
      (await call('identity.list-accounts', { suspended: true, ...(q && { q }) }, moderator)).items;
    const own = async () => (await call('identity.get-me', {}, ann.actor)).suspension;
    expect([await suspended(), await own()]).toEqual([[], null]);

    const until = new Date(clock.now() + day).toISOString();
    await call('moderation.suspend-user', { userId: ann.id, reason: 'spam', until }, moderator);
    await core.afterCommit.settled();
    const suspension = { reason: 'spam', until };
    expect(await suspended()).toMatchObject([{ username: 'ann', suspension }]);
    expect(await suspended('ann')).toHaveLength(1);
    expect(await suspended('nobody')).toEqual([]);
    expect(await own()).toEqual(suspension);
    const login = { login: 'ann', password: ann.password };
    expect(await call('identity.log-in', login)).toMatchObject({ user: { suspension } });

    clock.at += day;
    expect([await suspended(), await own()]).toEqual([[], null]);
  });
});
