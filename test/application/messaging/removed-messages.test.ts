import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { png } from '../../kit/files/images.ts';
import { moderation } from '../../kit/moderation.ts';
import { payments } from '../../kit/payments.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

const stored = sql<{ id: string }, { n: number; kept: number }>(`
  select (select count(*) from message_edits where message_id = :id)
    + (select count(*) from message_reactions where message_id = :id)
    + (select count(*) from file_uses where subject_id = :id) as n,
    (select removal is not null from messages where id = :id) as kept`);
const removed = { reason: 'hate', decisionId: expect.any(String), at: expect.any(String) };
/** Links to files are signed anew each time. */
const withoutLinks = (seen: unknown) =>
  JSON.parse(JSON.stringify(seen).replaceAll(/"https?:[^"]*"/g, '""')) as unknown;

/** Ann's message in a room, edited, with a file, a mention, a reaction and a tip; bob replied to it. */
async function setScene(kind: (typeof databases)[number]) {
  const stage = await openStage(kind);
  const { world, call, ann, bob, cat, room, join } = stage;
  const conversationId = await room();
  await join(conversationId, bob, cat);
  const fileId = (await world.upload(ann, await png())).id;
  const say = async ({ actor }: Person, more: object) =>
    call(
      'messaging.send-message',
      { conversationId, clientId: crypto.randomUUID(), text: '', ...more },
      actor,
    );
  const { id: messageId } = await say(ann, { text: 'rude @bob', fileIds: [fileId] });
  await call('messaging.edit-message', { messageId, text: 'very rude @bob' }, ann.actor);
  await call('messaging.react-to-message', { messageId, kind: 'angry' }, cat.actor);
  const { tip } = payments(world.core);
  await tip({ kind: 'message', id: messageId });
  const reply = await say(bob, { text: 'Stop', replyTo: messageId });
  await stage.quiet();
  /** Everything that a member reads of it, without places among the changes. */
  const seenBy = async ({ actor }: Person) => {
    const page = await call('messaging.list-messages', { conversationId }, actor);
    const changes = await call('messaging.list-changes', { conversationId, after: 0 }, actor);
    return {
      message: await call('messaging.get-message', { messageId }, actor),
      page: page.items.map((one) => ({ ...one, changeSeq: 0 })),
      changes: changes.items.map(({ id }) => id).sort(),
      reply: await call('messaging.get-message', { messageId: reply.id }, actor),
      edits: (await call('messaging.list-edits', { messageId }, actor)).items,
      file: await call('media.get-file', { fileId }, actor).catch(({ code }) => code),
      notified: (await call('notifications.list', {}, actor)).items.map(({ subject }) => subject),
      conversations: (await call('messaging.list-conversations', {}, actor)).items.map((one) => ({
        ...one,
        lastChangeSeq: 0,
      })),
    };
  };
  const about = { kind: 'message', id: messageId };
  return { ...stage, ...moderation(world), conversationId, messageId, fileId, about, say, seenBy, tip };
}

describe.each(databases)('a message that a moderator of the service removed, on %s', (kind) => {
  test('is a tombstone for everyone, and back with all that it had', async () => {
    const { call, ann, bob, cat, messageId, about, remove, restore, seenBy, pushed } = await setScene(kind);
    const people = [bob, cat];
    const strip = ({ message, ...seen }: Awaited<ReturnType<typeof seenBy>>) =>
      withoutLinks({ ...seen, message: { ...message, changeSeq: 0 } });
    const before = await Promise.all(people.map(seenBy));
    expect(before[0]).toMatchObject({
      message: { changeSeq: 5, tipCount: 1 },
      edits: [{ text: 'rude @bob' }],
    });
    await remove(about, 'hate');
    await remove(about, 'spam');
    const all = (frame: string) => ({ ann: [frame], bob: [frame], cat: [frame] });
    await pushed(all('message.deleted'));

    const empty = { text: '', files: [], mentions: [], tipCount: 0, changeSeq: 6, seq: 1 };
    const tombstone = { ...empty, deletedAt: expect.any(String), reactions: { angry: 0 } };
    for (const viewer of people) {
      const seen = await seenBy(viewer);
      expect(seen).toMatchObject({ message: tombstone, edits: [], reply: { repliedTo: null } });
      expect(seen.message).not.toHaveProperty('removed');
      expect(JSON.stringify(seen)).not.toContain('rude');
      expect(seen.file).toBe('media.file-not-found');
      const react = call('messaging.react-to-message', { messageId, kind: 'like' }, viewer.actor);
      expect(await refusalOf(react)).toBe('messaging.message-is-deleted');
    }
    const own = await seenBy(ann);
    expect(own.message).toMatchObject({ ...tombstone, removed });
    expect(JSON.stringify(own.message)).not.toContain('rude');
    const edit = call('messaging.edit-message', { messageId, text: 'kind' }, ann.actor);
    expect(await refusalOf(edit)).toBe('moderation.is-removed');

    await restore(about);
    await restore(about);
    await pushed(all('message.edited'));
    const after = await Promise.all(people.map(seenBy));
    expect(after.map(strip)).toEqual(before.map(strip));
    expect(after[0]!.message).toMatchObject({ changeSeq: 7 });
    expect(await call('messaging.get-message', { messageId }, ann.actor)).not.toHaveProperty('removed');
  });

  test('has the tips that it has when it is restored', async () => {
    const { world, call, bob, messageId, about, remove, restore, tip } = await setScene(kind);
    await remove(about);
    await tip({ kind: 'message', id: messageId });
    await world.settled();
    expect(await call('messaging.get-message', { messageId }, bob.actor)).toMatchObject({ tipCount: 0 });
    await restore(about);
    expect(await call('messaging.get-message', { messageId }, bob.actor)).toMatchObject({ tipCount: 2 });
  });

  test('is not restored once its sender has deleted it, nor is one that they deleted before', async () => {
    const { world, call, ann, bob, messageId, about, remove, restore, say } = await setScene(kind);
    await remove(about);
    await call('messaging.delete-message', { messageId }, ann.actor);
    expect(await world.database.row(stored, { id: messageId })).toEqual({ n: 0, kept: 0 });
    const { id } = await say(ann, { text: 'gone' });
    await call('messaging.delete-message', { messageId: id }, ann.actor);
    await remove({ kind: 'message', id });
    for (const one of [messageId, id]) {
      await restore({ kind: 'message', id: one });
      const seen = await call('messaging.get-message', { messageId: one }, bob.actor);
      expect(seen).toMatchObject({ text: '', deletedAt: expect.any(String) });
      expect(await call('messaging.get-message', { messageId: one }, ann.actor)).not.toHaveProperty(
        'removed',
      );
    }
  });

  test('is forgotten with its former texts, reactions and files when its time is over', async () => {
    const { world, call, ann, bob, messageId, about, remove, restore, finish } = await setScene(kind);
    await finish(about);
    expect(await call('messaging.get-message', { messageId }, bob.actor)).toMatchObject({ deletedAt: null });
    await remove(about);
    expect(await world.database.row(stored, { id: messageId })).toEqual({ n: 3, kept: 1 });
    await finish(about);
    await world.settled();
    expect(await world.database.row(stored, { id: messageId })).toEqual({ n: 0, kept: 0 });
    await restore(about);
    const own = await call('messaging.get-message', { messageId }, ann.actor);
    expect(own).toMatchObject({ text: '', deletedAt: expect.any(String) });
    expect(own).not.toHaveProperty('removed');
  });

  test('stays removed when 20 people write, edit and react at the same time, and no change is lost', async () => {
    const { world, call, ann, bob, cat, conversationId, messageId, about, remove, say } =
      await setScene(kind);
    const work = Array.from({ length: 20 }, (_, n) => {
      if (n === 10) return remove(about);
      if (n % 4 === 0) return say(bob, { text: `hello ${n}` });
      if (n % 4 === 1) return call('messaging.edit-message', { messageId, text: `rude ${n}` }, ann.actor);
      const kinds = ['like', 'wow'] as const;
      return call('messaging.react-to-message', { messageId, kind: kinds[n % 2]! }, cat.actor);
    });
    const outcomes = await Promise.allSettled(work);
    expect(outcomes[10]!.status).toBe('fulfilled');
    await world.settled();
    const seen = await call('messaging.get-message', { messageId }, bob.actor);
    expect(seen).toMatchObject({ text: '', deletedAt: expect.any(String) });
    const { items, head } = await call('messaging.list-changes', { conversationId, after: 0 }, bob.actor);
    expect(items.at(-1)!.changeSeq).toBe(head);
    expect(new Set(items.map(({ changeSeq }) => changeSeq)).size).toBe(items.length);
  });
});
