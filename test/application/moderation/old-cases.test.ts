import { describe, expect, test } from 'vitest';
import { ObjectStore } from '../../../src/application/media/ports.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { MediaSweeper } from '../../../src/infrastructure/media/sweeper.ts';
import { png } from '../../kit/files/images.ts';
import { dropOldCases, makeRemovalsFinal } from '../../kit/moderation-jobs.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startModeration } from './stage.ts';

const day = 24 * 3_600_000;
const year = 365 * day;
const tables = ['cases', 'decisions', 'reports', 'evidence', 'evidence_files', 'appeals'];
const counted = sql<Record<never, never>, Record<string, number>>(
  `select ${tables.map((name) => `(select count(*) from moderation_${name}) as ${name}`).join(', ')}`,
);

describe.each(databases)('Old cases, on %s', (kind) => {
  async function startStage() {
    const stage = await startModeration(kind);
    const { call, ann, bob, report, core, upload, database } = stage;
    const reported = async (author: Person = ann) => {
      const { id: fileId } = await upload(author, await png());
      const input = { text: 'buy this', mediaIds: [fileId] };
      const { id } = await call('posts.create-post', input, author.actor);
      await report(bob, { kind: 'post', id });
      return { id, fileId };
    };
    const left = async () => Object.values((await database.row(counted, {}))!).map(Number);
    const objects = async (fileId: string) => {
      const keys: string[] = [];
      for await (const { key } of core.get(ObjectStore).list(`files/${fileId}/`)) keys.push(key);
      return keys.length;
    };
    return { ...stage, reported, left, objects };
  }

  test('a dismissed case goes a year after the decision, with its evidence and the files that only it kept', async () => {
    const { call, ann, core, clock, settled, decide, caseOf, reported, left, objects } = await startStage();
    const { id, fileId } = await reported();
    await decide(id, 'dismiss');
    await call('posts.delete-post', { postId: id }, ann.actor);
    await settled();
    await call('media.delete-file', { fileId }, ann.actor);
    await settled();
    clock.at += year - 1000;
    await dropOldCases(core);
    await core.get(MediaSweeper).sweep();
    expect((await caseOf(id))!.evidence).toMatchObject({ text: 'buy this' });
    expect(await objects(fileId)).toBeGreaterThan(0);
    clock.at += 2000;
    await dropOldCases(core);
    await core.get(MediaSweeper).sweep();
    expect(await left()).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await objects(fileId)).toBe(0);
  });

  test('files that are still in use stay', async () => {
    const { call, ann, core, clock, decide, reported, objects } = await startStage();
    const { id, fileId } = await reported();
    await decide(id, 'dismiss');
    clock.at += 2 * year;
    await dropOldCases(core);
    await core.get(MediaSweeper).sweep();
    expect(await objects(fileId)).toBeGreaterThan(0);
    expect((await call('posts.get-post', { postId: id }, ann.actor)).media).toHaveLength(1);
  });

  test('other cases go two years after the last decision; the log of actions stays', async () => {
    const { call, ann, core, clock, decide, reported, left, moderator, admin } = await startStage();
    const { id } = await reported();
    const { decisions } = await decide(id, 'remove');
    const appealing = { decisionId: decisions[0]!.id, text: 'why' };
    const { id: appealId } = await call('moderation.appeal', appealing, ann.actor);
    await call('moderation.answer-appeal', { appealId, uphold: true }, admin);
    clock.at += 31 * day;
    await makeRemovalsFinal(core);
    await decide(id, 'warn');
    clock.at += 2 * year - 1000;
    await dropOldCases(core);
    expect((await left())[0]).toBe(1);
    clock.at += 2000;
    await dropOldCases(core);
    expect(await left()).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await call('moderation.list-actions', {}, moderator)).items.length).toBeGreaterThan(1);
    expect((await call('moderation.list-my-decisions', {}, ann.actor)).items).toEqual([]);
  });

  test('an open case, an open appeal and a suspension in force keep it', async () => {
    const { call, ann, bob, cat, report, core, clock, decide, caseOf, reported, moderator } =
      await startStage();
    const open = await reported();
    const again = await reported();
    await decide(again.id, 'dismiss');
    await report(cat, { kind: 'post', id: again.id });
    const appealed = await reported();
    const { decisions } = await decide(appealed.id, 'warn');
    await call('moderation.appeal', { decisionId: decisions[0]!.id, text: 'why' }, ann.actor);
    const { id } = await call('posts.create-post', { text: 'worse' }, cat.actor);
    await report(bob, { kind: 'post', id });
    await decide(id, 'suspend');
    clock.at += 3 * year;
    await dropOldCases(core);
    for (const one of [open.id, again.id, appealed.id, id]) expect(await caseOf(one)).toBeDefined();
    await call('moderation.unsuspend-user', { userId: cat.id }, moderator);
    await dropOldCases(core);
    expect(await caseOf(id)).toBeUndefined();
  });

  test('a report after that starts a new case', async () => {
    const { cat, report, core, clock, decide, caseOf, reported } = await startStage();
    const { id } = await reported();
    await decide(id, 'dismiss');
    clock.at += 2 * year;
    await Promise.all([
      dropOldCases(core),
      ...Array.from({ length: 5 }, () => refusalOf(report(cat, { kind: 'post', id }))),
    ]);
    const found = (await caseOf(id))!;
    expect(found).toMatchObject({ status: 'open' });
    expect(found.evidence!.text).toBe('buy this');
    await dropOldCases(core);
    expect(await caseOf(id)).toBeDefined();
  });
});
