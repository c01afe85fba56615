import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/application/kernel/operation.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases, type Person } from '../../kit/world.ts';

describe.each(databases)('Moderation by many at once, on %s', (kind) => {
  async function startStage() {
    const race = await startRace(kind);
    const { world } = race;
    const [ann, mod] = [await world.person('ann'), await world.person('mod')];
    const moderator: Actor = { ...mod.actor, role: 'moderator' };
    const { id } = await world.call('posts.create-post', { text: 'a hat' }, ann.actor);
    const reporting = { subject: { kind: 'post', id }, reason: 'spam' } as const;
    const cases = async () => (await world.call('moderation.list-cases', {}, moderator)).items;
    return { ...race, moderator, id, ann, reporting, cases };
  }

  test('20 reports by 20 people are one case, with each report', async () => {
    const { world, run, reporting, cases } = await startStage();
    const people: Person[] = [];
    for (let i = 0; i < 20; i++) people.push(await world.person(`reporter${i}`));
    const outcomes = await run((at, i) => at.call('moderation.report', reporting, people[i]!.actor));
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    const [one, ...more] = await cases();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ reportCount: 20, status: 'open' });
    const reporters = one!.reports.map(({ reporter }) => reporter.id).sort();
    expect(reporters.every((id, i) => reporters.indexOf(id) === i)).toBe(true);
  });

  test('20 reports by one person are one report', async () => {
    const { world, run, reporting, cases } = await startStage();
    const bob = await world.person('bob');
    const ids = new Set<string>();
    const outcomes = await run(async (at) => {
      ids.add((await at.call('moderation.report', reporting, bob.actor)).id);
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect(ids.size).toBe(1);
    expect(await cases()).toMatchObject([{ reportCount: 1 }]);
  });

  test('20 decisions to remove are one removal, and the others are refused', async () => {
    const { world, run, reporting, cases, moderator, ann, id } = await startStage();
    const bob = await world.person('bob');
    await world.call('moderation.report', reporting, bob.actor);
    const { id: caseId } = (await cases())[0]!;
    const decide = (action: 'remove' | 'restore') =>
      run((at) => at.call('moderation.decide-case', { caseId, action, reason: 'spam' }, moderator));
    const once = { done: 1, 'moderation.action-not-possible': 19 };
    expect(countOutcomes(await decide('remove'))).toEqual(once);
    const posts = async () =>
      (await world.call('identity.get-user', { userId: ann.id }, bob.actor)).counts.posts;
    expect(await posts()).toBe(0);
    expect(countOutcomes(await decide('restore'))).toEqual(once);
    expect(await posts()).toBe(1);
    const [one] = await cases();
    expect(one!.decisions.map(({ action }) => action).sort()).toEqual(['remove', 'restore']);
    const log = (await world.call('moderation.list-actions', {}, moderator)).items;
    // Ids of two processes with the same clock have no order.
    expect(log.map(({ action, subject }) => [action, subject.id]).sort()).toEqual([
      ['remove', id],
      ['restore', id],
    ]);
  });
});
