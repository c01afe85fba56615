import { describe, expect, test } from 'vitest';
import { ObjectStore } from '../../../src/application/media/ports.ts';
import { MediaSweeper } from '../../../src/infrastructure/media/sweeper.ts';
import { png } from '../../kit/files/images.ts';
import { databases, refusalOf } from '../../kit/world.ts';
import { startModeration } from './stage.ts';

describe.each(databases)('Reports and cases, on %s', (kind) => {
  test('what someone sees can be reported, once while it is open', async () => {
    const { call, ann, bob, cat, report } = await startModeration(kind);
    const post = await call('posts.create-post', { text: 'buy this' }, ann.actor);
    const hidden = await call('posts.create-post', { text: 'mine', visibility: 'private' }, ann.actor);
    const first = await report(bob, { kind: 'post', id: post.id });
    expect(first).toMatchObject({ isNew: true, status: 'open', reason: 'spam', note: null });
    expect(first.subject).toEqual({ kind: 'post', id: post.id });
    expect(await report(bob, { kind: 'post', id: post.id }, 'hate')).toEqual({ ...first, isNew: false });
    expect(await report(cat, { kind: 'post', id: post.id })).toMatchObject({ isNew: true });
    expect(await refusalOf(report(bob, { kind: 'post', id: hidden.id }))).toBe(
      'moderation.subject-not-found',
    );
    expect(await refusalOf(report(bob, { kind: 'comment', id: post.id }))).toBe(
      'moderation.subject-not-found',
    );
    expect(await refusalOf(report(ann, { kind: 'post', id: post.id }))).toBe('moderation.own-content');
    expect(await refusalOf(report(ann, { kind: 'user', id: ann.id }))).toBe('moderation.own-content');
    const { items } = await call('moderation.list-my-reports', {}, bob.actor);
    expect(items.map(({ id }) => id)).toEqual([first.id]);
  });

  test('every kind of thing becomes a case with what it said', async () => {
    const { call, ann, bob, report, caseOf } = await startModeration(kind);
    const post = await call('posts.create-post', { text: 'a post' }, ann.actor);
    const comment = await call('posts.add-comment', { postId: post.id, text: 'a comment' }, ann.actor);
    const look = { name: 'a hat', category: 'hat', visibility: 'public' } as const;
    const item = await call('wardrobe.add-item', look, ann.actor);
    const pieces = [{ itemId: item.id }];
    const outfit = await call(
      'wardrobe.create-outfit',
      { name: 'an outfit', pieces, visibility: 'public' },
      ann.actor,
    );
    const room = await call('messaging.create-room', { title: 'a room', visibility: 'public' }, ann.actor);
    await call('messaging.join-room', { roomId: room.id }, bob.actor);
    const said = { conversationId: room.id, clientId: crypto.randomUUID(), text: 'a message' };
    const message = await call('messaging.send-message', said, ann.actor);
    const things = { post, comment, item, outfit, room, message, user: { id: ann.id } };
    for (const [one, { id }] of Object.entries(things)) {
      await report(bob, { kind: one as 'post', id });
      const found = (await caseOf(id))!;
      expect(found).toMatchObject({ subject: { kind: one, id }, author: { id: ann.id }, reportCount: 1 });
      expect(found.evidence!.text).toContain({ user: 'ann', item: 'hat' }[one] ?? one);
      expect(found.reports.map(({ reporter }) => reporter.username)).toEqual(['bob']);
    }
  });

  test('evidence stays, with its files, when the author edits or deletes what was reported', async () => {
    const { call, ann, bob, cat, report, caseOf, upload, settled, core, clock } = await startModeration(kind);
    const file = await upload(ann, await png());
    const { id } = await call('posts.create-post', { text: 'first', mediaIds: [file.id] }, ann.actor);
    await report(bob, { kind: 'post', id });
    await call('posts.update-post', { postId: id, text: 'second' }, ann.actor);
    await report(cat, { kind: 'post', id });
    await call('posts.delete-post', { postId: id }, ann.actor);
    await settled();
    await call('media.delete-file', { fileId: file.id }, ann.actor);
    await settled();
    const { evidence, reportCount } = (await caseOf(id))!;
    expect(reportCount).toBe(2);
    expect(evidence).toMatchObject({ text: 'second', earlier: [{ text: 'first' }] });
    expect(evidence!.files).toHaveLength(1);
    const kept: string[] = [];
    for await (const { key } of core.get(ObjectStore).list(`files/${file.id}/`)) kept.push(key);
    expect(kept).not.toEqual([]);
    clock.at += 2 * 3_600_000;
    await core.get(MediaSweeper).sweep();
    expect(await core.get(ObjectStore).head(kept[0]!)).toBeDefined();
  });

  test('the most reported comes first, in pages', async () => {
    const { call, ann, bob, cat, report, moderator } = await startModeration(kind);
    const ids: string[] = [];
    for (const text of ['a', 'b', 'c']) ids.push((await call('posts.create-post', { text }, ann.actor)).id);
    for (const id of ids) await report(bob, { kind: 'post', id });
    await report(cat, { kind: 'post', id: ids[1]! });
    const one = await call('moderation.list-cases', { limit: 1 }, moderator);
    expect(one.items[0]).toMatchObject({ subject: { id: ids[1] }, reportCount: 2 });
    const rest = await call('moderation.list-cases', { limit: 5, cursor: one.nextCursor! }, moderator);
    expect(rest.items.map(({ subject }) => subject.id)).toEqual([ids[2], ids[0]]);
    const posts = await call('moderation.list-cases', { kind: 'post', status: 'open' }, moderator);
    expect(posts.items).toHaveLength(3);
    expect((await call('moderation.list-cases', { kind: 'user' }, moderator)).items).toEqual([]);
  });

  test('only moderators and admins open cases', async () => {
    const { call, bob, moderator, admin } = await startModeration(kind);
    expect(await refusalOf(call('moderation.list-cases', {}, bob.actor))).toBe('request.not-allowed');
    expect((await call('moderation.list-cases', {}, moderator)).items).toEqual([]);
    expect((await call('moderation.list-actions', {}, admin)).items).toEqual([]);
    expect(await refusalOf(call('notifications.list-deliveries', {}, moderator))).toBe('request.not-allowed');
  });
});
