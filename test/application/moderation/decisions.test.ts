import { describe, expect, test } from 'vitest';
import { makeRemovalsFinal } from '../../kit/moderation-jobs.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startModeration } from './stage.ts';

const day = 24 * 3_600_000;

describe.each(databases)('Decisions, on %s', (kind) => {
  async function startWithPost(environment: Record<string, string> = {}) {
    const stage = await startModeration(kind, environment);
    const { call, ann, bob, report, settled } = stage;
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    const { id: postId } = await call('posts.create-post', { text: 'a hat #hats' }, ann.actor);
    await call('posts.react-to-post', { postId, kind: 'like' }, bob.actor);
    await call('posts.add-comment', { postId, text: 'nice' }, bob.actor);
    await settled();
    await report(bob, { kind: 'post', id: postId });
    const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);
    /** Everywhere that someone may come across the post. */
    const seenBy = async ({ actor }: Person) => ({
      alone: await refusalOf(call('posts.get-post', { postId }, actor)),
      feed: ids(await call('feed.read-home', {}, actor)).includes(postId),
      explored: ids((await call('feed.explore', {}, actor)).posts).includes(postId),
      listed: ids(await call('posts.list-posts', { userId: ann.id }, actor)).includes(postId),
      comments: await refusalOf(call('posts.list-comments', { postId }, actor)),
      reacting: await refusalOf(call('posts.react-to-post', { postId, kind: 'wow' }, actor)),
      posts: (await call('identity.get-user', { userId: ann.id }, actor)).counts.posts,
    });
    return { ...stage, postId, seenBy };
  }

  test('a removed post is gone for everyone else at once, and back with its counts when restored', async () => {
    const { call, ann, bob, cat, postId, seenBy, decide, pushed, settled } = await startWithPost();
    const before = await seenBy(cat);
    expect(before).toMatchObject({ alone: 'nothing', listed: true, posts: 1 });
    expect((await seenBy(bob)).feed).toBe(true);
    await decide(postId, 'remove');
    const gone = 'posts.post-not-found';
    for (const viewer of [bob, cat])
      expect(await seenBy(viewer)).toEqual({
        ...{ alone: gone, comments: gone, reacting: gone },
        ...{ feed: false, explored: false, listed: false, posts: 0 },
      });
    const own = await call('posts.get-post', { postId }, ann.actor);
    expect(own).toMatchObject({ visibility: 'public', removed: { reason: 'spam' }, commentCount: 1 });
    expect(await refusalOf(call('posts.update-post', { postId, text: 'again' }, ann.actor))).toBe(
      'moderation.is-removed',
    );
    await settled();
    expect(pushed.filter(({ frame }) => frame.name === 'post.deleted').flatMap(({ to }) => to)).toEqual([
      bob.id,
    ]);
    await decide(postId, 'restore');
    expect(await seenBy(cat)).toEqual(before);
    const back = await call('posts.get-post', { postId }, bob.actor);
    expect(back).toMatchObject({ commentCount: 1, reactions: { like: 0, wow: 2 } });
    expect(back).not.toHaveProperty('removed');
  });

  test('a removed comment is its author’s alone, its replies go with it, and the counts follow', async () => {
    const { call, ann, bob, cat, report, decide } = await startModeration(kind);
    const { id: postId } = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    const { id: parentId } = await call('posts.add-comment', { postId, text: 'bad' }, bob.actor);
    const reply = await call('posts.add-comment', { postId, parentId, text: 'worse' }, cat.actor);
    const shown = async ({ actor }: Person) => {
      const { items } = await call('posts.list-comments', { postId }, actor);
      const { commentCount } = await call('posts.get-post', { postId }, actor);
      return [commentCount, ...items.map(({ text }) => text)];
    };
    await report(ann, { kind: 'comment', id: parentId });
    await report(ann, { kind: 'comment', id: reply.id });
    await decide(reply.id, 'remove');
    expect(await shown(ann)).toEqual([1, 'bad']);
    await decide(parentId, 'remove');
    expect(await shown(ann)).toEqual([0]);
    expect(await shown(bob)).toEqual([0, 'bad']);
    const own = await call('posts.get-comment', { commentId: parentId }, bob.actor);
    expect(own.removed).toMatchObject({ reason: 'spam' });
    await decide(reply.id, 'restore');
    expect(await shown(ann)).toEqual([0]);
    await decide(parentId, 'restore');
    expect(await shown(ann)).toEqual([2, 'bad', 'worse']);
    await decide(parentId, 'remove');
    await call('posts.delete-comment', { commentId: parentId }, bob.actor);
    expect(await shown(ann)).toEqual([0]);
  });

  test('a reported room is removed and restored like other things, also by an appeal', async () => {
    const { call, ann, bob, cat, admin, report, decide, core, clock, settled } = await startModeration(kind);
    const opening = { title: 'Hats', visibility: 'public' } as const;
    const { id: roomId } = await call('messaging.create-room', opening, ann.actor);
    await call('messaging.join-room', { roomId }, bob.actor);
    await report(bob, { kind: 'room', id: roomId });
    const seenBy = ({ actor }: Person) => refusalOf(call('messaging.get-room', { roomId }, actor));
    const { decisions, removed } = await decide(roomId, 'remove');
    expect(removed).toBe(true);
    expect(await Promise.all([ann, bob, cat].map(seenBy))).toEqual([
      'nothing',
      'messaging.room-not-found',
      'messaging.room-not-found',
    ]);
    const appealing = { decisionId: decisions[0]!.id, text: 'why' };
    const { id: appealId } = await call('moderation.appeal', appealing, ann.actor);
    await call('moderation.answer-appeal', { appealId, uphold: false }, admin);
    expect(await Promise.all([ann, bob, cat].map(seenBy))).toEqual(['nothing', 'nothing', 'nothing']);
    await decide(roomId, 'remove');
    clock.at += 31 * day;
    await makeRemovalsFinal(core);
    await settled();
    expect(await seenBy(ann)).toBe('messaging.room-not-found');
    expect(await refusalOf(decide(roomId, 'restore'))).toBe('moderation.action-not-possible');
  });

  test('after 30 days a removed post is deleted for good; before, it can be restored', async () => {
    const { call, ann, postId, decide, caseOf, clock, core, settled } = await startWithPost();
    await decide(postId, 'remove');
    clock.at += 29 * day;
    await makeRemovalsFinal(core);
    await decide(postId, 'restore');
    await decide(postId, 'remove');
    clock.at += 31 * day;
    await makeRemovalsFinal(core);
    await settled();
    expect(await refusalOf(call('posts.get-post', { postId }, ann.actor))).toBe('posts.post-not-found');
    expect(await refusalOf(decide(postId, 'restore'))).toBe('moderation.action-not-possible');
    expect((await caseOf(postId))!.evidence!.text).toBe('a hat #hats');
  });

  test('author and reporters are notified, and nobody is named', async () => {
    const { call, ann, bob, cat, postId, decide, settled } = await startWithPost();
    await decide(postId, 'remove');
    await settled();
    const told = async ({ actor }: Person) => {
      const { items } = await call('notifications.list', {}, actor);
      return items
        .filter(({ type }) => type === 'moderation')
        .map(({ subject, actors }) => [subject?.kind, subject?.title, actors.length]);
    };
    expect(await told(ann)).toEqual([['decision', 'remove', 0]]);
    expect(await told(bob)).toEqual([['report', 'actioned', 0]]);
    expect(await told(cat)).toEqual([]);
    await decide(postId, 'restore');
    await settled();
    expect(await told(bob)).toHaveLength(1);
  });

  test('of a dismissed report the author never learns', async () => {
    const { call, ann, bob, postId, decide, settled } = await startWithPost();
    const { status } = await decide(postId, 'dismiss');
    await settled();
    expect(status).toBe('dismissed');
    const { items } = await call('notifications.list', {}, ann.actor);
    expect(items.filter(({ type }) => type === 'moderation')).toEqual([]);
    expect((await call('moderation.list-my-decisions', {}, ann.actor)).items).toEqual([]);
    expect((await call('moderation.list-my-reports', {}, bob.actor)).items[0]!.status).toBe('dismissed');
  });

  test('nobody decides about themselves, and only admins about staff', async () => {
    const { call, cat, moderator, admin, report, caseOf, bob } = await startModeration(kind);
    const { id } = await call('posts.create-post', { text: 'by the moderator' }, moderator);
    await report(bob, { kind: 'post', id });
    const terms = { caseId: (await caseOf(id))!.id, action: 'remove', reason: 'spam' } as const;
    expect(await refusalOf(call('moderation.decide-case', terms, moderator))).toBe('moderation.own-case');
    const suspend = { userId: cat.id, reason: 'spam' };
    expect(
      await refusalOf(call('moderation.suspend-user', suspend, { ...cat.actor, role: 'moderator' })),
    ).toBe('moderation.own-case');
    expect((await call('moderation.decide-case', terms, admin)).removed).toBe(true);
  });

  test('an appeal is made once and answered by someone else, which undoes the decision', async () => {
    const { call, ann, bob, cat, postId, seenBy, decide, admin } = await startWithPost();
    const { decisions } = await decide(postId, 'remove');
    const decisionId = decisions[0]!.id;
    const appeal = (by: Person) => call('moderation.appeal', { decisionId, text: 'a joke' }, by.actor);
    expect(await refusalOf(appeal(bob))).toBe('moderation.decision-not-found');
    const { id: appealId } = await appeal(ann);
    expect(await refusalOf(appeal(ann))).toBe('moderation.already-appealed');
    const { items } = await call('moderation.list-appeals', { status: 'open' }, admin);
    expect(items).toMatchObject([{ id: appealId, action: 'remove', user: { id: ann.id } }]);
    const answer = { appealId, uphold: false };
    expect(await refusalOf(call('moderation.answer-appeal', answer, { ...ann.actor, role: 'admin' }))).toBe(
      'moderation.own-case',
    );
    expect((await call('moderation.answer-appeal', answer, admin)).status).toBe('overturned');
    expect((await seenBy(cat)).alone).toBe('nothing');
    expect(await refusalOf(call('moderation.answer-appeal', answer, admin))).toBe(
      'moderation.appeal-answered',
    );
    const { items: log } = await call('moderation.list-actions', {}, admin);
    expect(log.map(({ action }) => action)).toEqual(['restore', 'overturn', 'remove']);
  });

  test('who decided does not answer the appeal', async () => {
    const { call, ann, bob, admin, report, caseOf } = await startModeration(kind);
    const { id } = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    await report(bob, { kind: 'post', id });
    const { id: caseId } = (await caseOf(id))!;
    const { decisions } = await call(
      'moderation.decide-case',
      { caseId, action: 'warn', reason: 'x' },
      admin,
    );
    const { id: appealId } = await call(
      'moderation.appeal',
      { decisionId: decisions[0]!.id, text: 'no' },
      ann.actor,
    );
    expect(await refusalOf(call('moderation.answer-appeal', { appealId, uphold: true }, admin))).toBe(
      'moderation.own-decision',
    );
  });

  test('reports of many people in good standing hide a post until a moderator decides, if set so', async () => {
    const stage = await startModeration(kind, { MODERATION_HIDE_AFTER: '2' });
    const { call, ann, bob, cat, report, caseOf, clock, mailedToken, decide } = stage;
    for (const { username } of [bob.user, cat.user]) {
      const token = await mailedToken(`${username}@example.com`);
      await call('identity.verify-email', { token });
    }
    const newcomers = await Promise.all(['new1', 'new2', 'new3'].map((name) => stage.person(name)));
    const { id: postId } = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    for (const one of newcomers) await report(one, { kind: 'post', id: postId });
    const look = () => refusalOf(call('posts.get-post', { postId }, newcomers[0]!.actor));
    expect(await look()).toBe('nothing');
    clock.at += 8 * day;
    await report(bob, { kind: 'post', id: postId });
    expect(await look()).toBe('nothing');
    await report(cat, { kind: 'post', id: postId });
    expect(await look()).toBe('posts.post-not-found');
    const found = (await caseOf(postId))!;
    expect(found).toMatchObject({ status: 'open', removed: true });
    expect(found.decisions.map(({ action, by }) => [action, by])).toEqual([['remove', null]]);
    await decide(postId, 'restore');
    expect(await look()).toBe('nothing');
  });
});
