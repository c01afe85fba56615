import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findMemberCountDrift } from '../../src/infrastructure/messaging/reconciliation.ts';
import { startModeration } from '../application/moderation/stage.ts';
import { crashPoints } from '../kit/processes/crash-points.ts';
import { nodeArguments } from '../kit/processes/node.ts';
import { databases, refusalOf } from '../kit/world.ts';

const script = join(import.meta.dirname, '../kit/processes/crashing-decision.ts');

describe.each(databases)('Killing a process that decides a case, on %s', (kind) => {
  test('at any statement: the decision is there with all its effects, or neither', async () => {
    const { world, call, ann, bob, cat, moderator, report, caseOf, database } = await startModeration(kind);
    world.clock.at = Date.now();
    const { id: postId } = await call('posts.create-post', { text: 'a hat' }, ann.actor);
    const opening = { title: 'Hats', visibility: 'public' } as const;
    const { id: roomId } = await call('messaging.create-room', opening, ann.actor);
    await call('messaging.join-room', { roomId }, cat.actor);
    await call('posts.add-comment', { postId, text: 'nice' }, bob.actor);
    await world.settled();
    await world.core.relay.stop();
    await report(cat, { kind: 'post', id: postId });
    await report(cat, { kind: 'room', id: roomId });
    const looks = {
      [postId]: () => call('posts.get-post', { postId }, cat.actor),
      [roomId]: () => call('messaging.list-participants', { roomId }, cat.actor),
    };
    const { DATABASE_URL, DATA_DIR } = world.core.config;
    const environment = { NODE_ENV: 'test', DATABASE_URL, DATA_DIR, BCRYPT_COST: '4', LOG_LEVEL: 'silent' };

    /** Whether it is removed. Fails unless everything agrees on it. */
    async function stateOf(subjectId: string) {
      const { removed, status, decisions, reports } = (await caseOf(subjectId))!;
      const last = decisions[0];
      expect(status).toBe(decisions.length === 0 ? 'open' : removed ? 'actioned' : 'dismissed');
      // The first decision is to remove, and settles the report.
      const answered = decisions.length === 0 ? 'open' : 'actioned';
      expect(new Set(reports.map((one) => one.status))).toEqual(new Set([answered]));
      const actions = await call('moderation.list-actions', { limit: 100 }, moderator);
      const logged = actions.items.filter(({ subject }) => subject.id === subjectId);
      expect(logged).toHaveLength(decisions.length);
      if (last)
        expect([last.action, logged[0]!.action]).toEqual(
          removed ? ['remove', 'remove'] : ['restore', 'restore'],
        );
      expect((await refusalOf(looks[subjectId]!())) === 'nothing').toBe(!removed);
      return removed;
    }
    const decide = (caseId: string, action: string, at: number) =>
      new Promise<number | undefined>((resolve) => {
        const input = { caseId, action, reason: 'spam' };
        const texts = [environment, moderator, input].map((one) => JSON.stringify(one));
        execFile(process.execPath, nodeArguments(script, ...texts, `${at}`), (_error, stdout) => {
          const survived = stdout.match(/survived (\d+)/);
          resolve(survived ? Number(survived[1]) : undefined);
        });
      });

    const killAtEach = async (subjectId: string) => {
      const { id: caseId } = (await caseOf(subjectId))!;
      const never = Number.POSITIVE_INFINITY;
      const steps = [await decide(caseId, 'remove', never), await decide(caseId, 'restore', never)];
      for (const at of crashPoints(Math.max(...steps.map(Number)), 6)) {
        // A database may go on with the last statement of a killed process for a moment.
        const settled = () => vi.waitFor(() => stateOf(subjectId), 10_000);
        const before = await settled();
        const action = before ? 'restore' : 'remove';
        const done = await decide(caseId, action, at);
        const after = await settled();
        if (done !== undefined) expect(after).toBe(!before);
      }
    };
    await Promise.all(Object.keys(looks).map(killAtEach));
    expect(await findMemberCountDrift(database)).toEqual([]);
    const { commentCount } = await call('posts.get-post', { postId }, ann.actor);
    const shown = (await call('posts.list-comments', { postId }, ann.actor)).items.length;
    expect(commentCount).toBe(shown);
  }, 600_000);
});
