import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases, type Person } from '../../kit/world.ts';

const events = sql<{ name: string }, { n: number }>('select count(*) as n from events where name = :name');
const rows = {
  follows: sql<Record<never, never>, { n: number }>('select count(*) as n from follows'),
  friendships: sql<Record<never, never>, { n: number }>('select count(*) as n from friendships'),
  friends: sql<Record<never, never>, { n: number }>('select count(*) as n from friends'),
  blocks: sql<Record<never, never>, { n: number }>('select count(*) as n from blocks'),
};

describe.each(databases)('20 concurrent calls, on %s', (kind) => {
  async function start() {
    const race = await startRace(kind);
    const { world } = race;
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const count = async (table: keyof typeof rows) => (await world.database.row(rows[table], {}))!.n;
    const happened = async (name: string) =>
      (await world.database.row(events, { name: `social.${name}` }))!.n;
    const countsOf = async (person: Person, viewer = person) =>
      (await world.call('identity.get-user', { userId: person.id }, viewer.actor)).counts;
    return { ...race, ann, bob, count, happened, countsOf };
  }
  /** Expects the shown counts to equal the stored rows. */
  async function countsAgree({ ann, bob, count, countsOf }: Awaited<ReturnType<typeof start>>) {
    const [anns, bobs] = [await countsOf(ann), await countsOf(bob)];
    expect(anns.followers + bobs.followers).toBe(await count('follows'));
    expect(anns.following + bobs.following).toBe(await count('follows'));
    expect(anns.friends + bobs.friends).toBe(await count('friends'));
  }

  test('a follow happens once, and is counted once', async () => {
    const race = await start();
    const { ann, bob, run, happened, countsOf } = race;
    const outcomes = await run((world) => world.call('social.follow-user', { userId: bob.id }, ann.actor));
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect(await happened('user-followed')).toBe(1);
    expect(await countsOf(bob)).toMatchObject({ followers: 1 });
    expect(await countsOf(ann)).toMatchObject({ following: 1 });
    const back = await run((world) => world.call('social.unfollow-user', { userId: bob.id }, ann.actor));
    expect(countOutcomes(back)).toEqual({ done: 20 });
    expect(await happened('user-unfollowed')).toBe(1);
    expect(await countsOf(bob)).toMatchObject({ followers: 0 });
  });

  test('concurrent follows and unfollows leave counts equal to the rows', async () => {
    const race = await start();
    for (let round = 0; round < 5; round++) {
      const outcomes = await race.run((world, i) =>
        world.call(
          i % 4 < 2 ? 'social.follow-user' : 'social.unfollow-user',
          { userId: race.bob.id },
          race.ann.actor,
        ),
      );
      expect(countOutcomes(outcomes)).toEqual({ done: 20 });
      await countsAgree(race);
    }
    expect((await race.happened('user-followed')) - (await race.happened('user-unfollowed'))).toBe(
      await race.count('follows'),
    );
  });

  test('friend requests in both directions make one friendship', async () => {
    const race = await start();
    const { ann, bob, run, count, happened } = race;
    const outcomes = await run((world, i) =>
      i % 4 < 2
        ? world.call('social.request-friendship', { userId: bob.id }, ann.actor)
        : world.call('social.request-friendship', { userId: ann.id }, bob.actor),
    );
    expect(
      Object.keys(countOutcomes(outcomes)).filter(
        (code) => !['done', 'social.already-friends'].includes(code),
      ),
    ).toEqual([]);
    expect([await count('friendships'), await count('friends')]).toEqual([1, 2]);
    expect([await happened('friend-requested'), await happened('friendship-made')]).toEqual([1, 1]);
    await countsAgree(race);
  });

  test('a request is answered once', async () => {
    const race = await start();
    const { ann, bob, world, run, count, happened } = race;
    const { id: requestId } = await world.call('social.request-friendship', { userId: bob.id }, ann.actor);
    const outcomes = await run((world, i) =>
      world.call('social.answer-friend-request', { requestId, accept: i % 4 < 2 }, bob.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'social.request-answered': 19 });
    expect((await happened('friendship-made')) + (await happened('friend-request-declined'))).toBe(1);
    expect(await count('friends')).toBe(2 * (await happened('friendship-made')));
    await countsAgree(race);
  });

  test('accepting and withdrawing a request at once ends in one of the two', async () => {
    for (let round = 0; round < 3; round++) {
      const race = await start();
      const { ann, bob, world, run, count } = race;
      const { id: requestId } = await world.call('social.request-friendship', { userId: bob.id }, ann.actor);
      await run((world, i) =>
        i % 4 < 2
          ? world.call('social.answer-friend-request', { requestId, accept: true }, bob.actor)
          : world.call('social.cancel-friend-request', { requestId }, ann.actor),
      );
      expect(await count('friends')).toBe(2 * (await count('friendships')));
      await countsAgree(race);
    }
  });

  test('a friendship is ended once', async () => {
    const race = await start();
    const { ann, bob, world, run, count, happened } = race;
    await world.call('social.request-friendship', { userId: bob.id }, ann.actor);
    await world.call('social.request-friendship', { userId: ann.id }, bob.actor);
    const outcomes = await run((world, i) => {
      const [me, other] = i % 4 < 2 ? [ann, bob] : [bob, ann];
      return world.call('social.unfriend', { userId: other.id }, me.actor);
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect([await count('friendships'), await count('friends'), await happened('friendship-ended')]).toEqual([
      0, 0, 1,
    ]);
    await countsAgree(race);
  });

  test('a follow request is approved once', async () => {
    const race = await start();
    const { ann, bob, world, run, happened, countsOf } = race;
    await world.call('identity.update-me', { settings: { visibility: 'private' } }, bob.actor);
    await world.call('social.follow-user', { userId: bob.id }, ann.actor);
    const outcomes = await run((world) =>
      world.call('social.answer-follow-request', { userId: ann.id, accept: true }, bob.actor),
    );
    expect(outcomes.filter((one) => one !== 'done' && one !== 'social.follow-request-not-found')).toEqual([]);
    expect(await happened('user-followed')).toBe(1);
    expect(await countsOf(bob)).toMatchObject({ followers: 1 });
  });

  test.each(['follow', 'ask'])(
    'a block during concurrent calls to %s leaves no relation, and counts equal to the rows',
    async (what) => {
      for (let round = 0; round < 3; round++) {
        const race = await start();
        const { ann, bob, world, run, count } = race;
        const outcomes = await run((world, i) => {
          if (i === 7 || i === 12) return world.call('social.block-user', { userId: bob.id }, ann.actor);
          const [me, other] = i % 4 < 2 ? [ann, bob] : [bob, ann];
          return world.call(
            what === 'follow' ? 'social.follow-user' : 'social.request-friendship',
            { userId: other.id },
            me.actor,
          );
        });
        expect(
          outcomes.filter(
            (one) =>
              ![
                'done',
                'social.user-not-found',
                'social.already-friends',
                'social.friend-request-not-found',
              ].includes(one),
          ),
        ).toEqual([]);
        await world.settled();
        const left = [
          await count('blocks'),
          await count('follows'),
          await count('friendships'),
          await count('friends'),
        ];
        expect(left).toEqual([1, 0, 0, 0]);
        await world.call('social.unblock-user', { userId: bob.id }, ann.actor);
        await countsAgree(race);
      }
    },
  );
});
