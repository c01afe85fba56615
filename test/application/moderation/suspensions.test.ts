import { describe, expect, test, vi } from 'vitest';
import { operations } from '../../../src/application/catalogue.ts';
import { closedToSuspended } from '../../../src/application/kernel/dispatcher.ts';
import type { Operation } from '../../../src/application/kernel/operation.ts';
import type { Refusal } from '../../../src/domain/kernel/refusal.ts';
import { MemoryBus, MemoryChannel } from '../../../src/infrastructure/kernel/bus/memory-bus.ts';
import { SuspensionList } from '../../../src/infrastructure/moderation/suspensions/suspension-list.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startModeration } from './stage.ts';

const day = 24 * 3_600_000;

test('a suspended person may call no write of the catalogue but these', () => {
  const writes = (operations as readonly Operation[]).filter(
    (one) => one.kind === 'command' && one.access !== 'public',
  );
  expect(writes.length).toBeGreaterThan(100);
  expect(
    writes
      .filter((one) => !closedToSuspended(one))
      .map(({ name }) => name)
      .sort(),
  ).toEqual([
    'identity.delete-me',
    'identity.prove-again',
    'identity.revoke-other-sessions',
    'identity.revoke-session',
    'identity.start-passkey-proof',
    'moderation.appeal',
  ]);
});

describe.each(databases)('Suspensions, on %s', (kind) => {
  async function startSuspending() {
    const stage = await startModeration(kind);
    const { call, ann, moderator, core } = stage;
    const suspend = async (until?: number, reason = 'spam') => {
      const end = until !== undefined && { until: new Date(until).toISOString() };
      await call('moderation.suspend-user', { userId: ann.id, reason, ...end }, moderator);
      // From then on this process knows; others know within 2 s.
      await core.afterCommit.settled();
    };
    const post = () => call('posts.create-post', { text: 'a hat' }, ann.actor);
    return { ...stage, suspend, post };
  }

  test('writes are refused with the reason and the end; reading, appealing and leaving are not', async () => {
    const { call, ann, suspend, post, clock } = await startSuspending();
    const until = clock.now() + 3 * day;
    await suspend(until);
    const refused = await post().catch((error: Refusal) => error);
    expect(refused).toMatchObject({
      code: 'identity.suspended',
      details: { suspension: { reason: 'spam', until: new Date(until).toISOString() } },
    });
    const login = { login: 'ann', password: ann.password };
    expect(await call('identity.log-in', login)).toHaveProperty('accessToken');
    expect((await call('feed.read-home', {}, ann.actor)).items).toEqual([]);
    expect(await call('identity.export-me', {}, ann.actor)).toMatchObject({
      suspensions: [{ reason: 'spam' }],
    });
    const { items } = await call('moderation.list-my-decisions', {}, ann.actor);
    const { id: decisionId } = items[0]!;
    expect(items).toMatchObject([{ action: 'suspend', until: new Date(until).toISOString(), appeal: null }]);
    await call('moderation.appeal', { decisionId, text: 'sorry' }, ann.actor);
    await call('identity.delete-me', { password: ann.password }, ann.actor);
  });

  test('a suspension ends by itself, by a moderator, and by an appeal', async () => {
    const { call, ann, suspend, post, clock, moderator, admin, core } = await startSuspending();
    await suspend(clock.now() + day);
    expect(await refusalOf(post())).toBe('identity.suspended');
    clock.at += day;
    expect(await refusalOf(post())).toBe('nothing');
    await suspend();
    expect(await refusalOf(post())).toBe('identity.suspended');
    await call('moderation.unsuspend-user', { userId: ann.id }, moderator);
    await core.afterCommit.settled();
    expect(await refusalOf(post())).toBe('nothing');
    await suspend();
    const { items } = await call('moderation.list-my-decisions', {}, ann.actor);
    const appealing = { decisionId: items[0]!.id, text: 'sorry' };
    const { id: appealId } = await call('moderation.appeal', appealing, ann.actor);
    await call('moderation.answer-appeal', { appealId, uphold: false }, admin);
    await core.afterCommit.settled();
    expect(await refusalOf(post())).toBe('nothing');
  });

  test('another process learns of it by polling', async () => {
    const { ann, suspend, core, clock } = await startSuspending();
    const { Database } = await import('../../../src/infrastructure/kernel/database/database.ts');
    const other = new SuspensionList(core.get(Database), clock, new MemoryBus());
    await other.poll();
    other.assertMayWrite(ann.id);
    await suspend();
    await other.poll();
    expect(() => other.assertMayWrite(ann.id)).toThrow('suspended');
    const late = new SuspensionList(core.get(Database), clock, new MemoryBus());
    await late.poll();
    expect(() => late.assertMayWrite(ann.id)).toThrow('suspended');
  });

  test('another process learns of it over the bus, without polling', async () => {
    const { ann, suspend, core, clock } = await startSuspending();
    const { Database } = await import('../../../src/infrastructure/kernel/database/database.ts');
    const channel = new MemoryChannel();
    const [here, there] = [new MemoryBus(channel), new MemoryBus(channel)];
    await there.start();
    const list = new SuspensionList(core.get(Database), clock, there);
    list.hear((error) => expect.unreachable(String(error)));
    await suspend();
    await new SuspensionList(core.get(Database), clock, here).refresh(ann.id);
    await vi.waitFor(() => expect(() => list.assertMayWrite(ann.id)).toThrow('suspended'));
  });

  test('someone suspended for good is to others as if they had blocked them, and reads on', async () => {
    const { call, ann, bob, cat, suspend, moderator, clock, settled } = await startSuspending();
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    await call('social.follow-user', { userId: bob.id }, ann.actor);
    const { id: postId } = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    const bobs = await call('posts.create-post', { text: 'a coat' }, bob.actor);
    await call('posts.add-comment', { postId: bobs.id, text: 'hm' }, ann.actor);
    await settled();
    const seenBy = async ({ actor }: Person) => ({
      profile: await refusalOf(call('identity.get-user', { userId: ann.id }, actor)),
      post: await refusalOf(call('posts.get-post', { postId }, actor)),
      found: (await call('identity.search-users', { q: 'ann' }, actor)).items.length,
      comments: (await call('posts.list-comments', { postId: bobs.id }, actor)).items.length,
      feed: (await call('feed.read-home', {}, actor)).items.some(({ id }) => id === postId),
    });
    const open = { profile: 'nothing', post: 'nothing', found: 1, comments: 1, feed: true };
    expect(await seenBy(bob)).toEqual(open);
    await suspend(clock.now() + day);
    expect(await seenBy(bob)).toEqual(open);
    await suspend();
    const closed = {
      ...{ profile: 'identity.user-not-found', post: 'posts.post-not-found' },
      ...{ found: 0, comments: 0, feed: false },
    };
    expect(await seenBy(bob)).toEqual(closed);
    expect(await seenBy(cat)).toEqual(closed);
    expect(await seenBy(ann)).toEqual(open);
    const feed = await call('feed.read-home', {}, ann.actor);
    expect(feed.items.map(({ id }) => id)).toContain(bobs.id);
    expect(await refusalOf(call('social.follow-user', { userId: ann.id }, cat.actor))).toBe(
      'social.user-not-found',
    );
    await call('moderation.unsuspend-user', { userId: ann.id }, moderator);
    expect(await seenBy(bob)).toEqual(open);
  });

  test('a suspension in the past, of nobody, or of staff by a moderator is refused', async () => {
    const { call, suspend, clock, moderator, ann } = await startSuspending();
    expect(await refusalOf(suspend(clock.now() - 1))).toBe('moderation.wrong-terms');
    const nobody = { userId: crypto.randomUUID(), reason: 'spam' };
    expect(await refusalOf(call('moderation.suspend-user', nobody, moderator))).toBe(
      'moderation.user-not-found',
    );
    expect(await refusalOf(call('moderation.suspend-user', { userId: ann.id, reason: '' }, moderator))).toBe(
      'request.invalid-fields /reason',
    );
  });
});
