import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { RedisPresence } from '../../../src/infrastructure/kernel/presence/redis-presence.ts';
import { freshRedis, redis } from '../../kit/redis/fresh-redis.ts';
import { connectedRedis } from '../../kit/redis/redis-bus.ts';

const [ann, bob] = ['ann', 'bob'] as unknown as [UserId, UserId];
const set = (...ids: UserId[]) => new Set(ids);

async function processes(count: number, aliveMs?: number) {
  const url = freshRedis();
  const made = [];
  for (let i = 0; i < count; i++) {
    made.push(new RedisPresence(await connectedRedis(url), aliveMs));
  }
  return { url, made: made as [RedisPresence, RedisPresence, RedisPresence] };
}

describe.skipIf(!redis)('Who is in which process', () => {
  test('one who comes to a second process is in the first, and is gone with the last', async () => {
    const { made } = await processes(2);
    const [here, there] = made;
    expect(await here.arrived([ann, bob])).toEqual(set());
    expect(await there.arrived([ann])).toEqual(set(ann));
    expect(await there.elsewhere([ann, bob])).toEqual(set(ann, bob));
    expect(await here.elsewhere([ann, bob])).toEqual(set(ann));
    expect(await here.left([ann, bob])).toEqual(set(ann));
    expect(await there.left([ann])).toEqual(set());
    expect(await here.elsewhere([ann, bob])).toEqual(set());
  });

  test('of two processes that someone comes to at once, one is the first', async () => {
    const { made } = await processes(2);
    const answers = await Promise.all(made.map((one) => one.arrived([ann])));
    expect(answers.map(({ size }) => size).sort()).toEqual([0, 1]);
  });

  test('a process that someone comes to during its beat was not forgotten', async () => {
    const { made } = await processes(1);
    const [here] = made;
    const beat = here.beat();
    await here.arrived([ann]);
    expect(await beat).toEqual({ orphans: [], wasForgotten: false });
  });

  test('those of a process that died are told of once, and are nowhere', async () => {
    const { made } = await processes(3, 300);
    const [dead, one, other] = made;
    await dead.arrived([ann, bob]);
    const told: UserId[] = [];
    await expect
      .poll(async () => {
        for (const process of [one, other]) told.push(...(await process.beat()).orphans);
        return told.toSorted();
      })
      .toEqual([ann, bob]);
    expect(await one.elsewhere([ann, bob])).toEqual(set());
    for (const process of [one, other]) expect((await process.beat()).orphans).toEqual([]);
  });

  test('a process that was taken for dead tells anew who is there', async () => {
    const { made } = await processes(2, 300);
    const [stalled, other] = made;
    await stalled.arrived([ann, bob]);
    await expect.poll(async () => (await other.beat()).orphans.length).toBe(2);
    expect(await stalled.beat()).toEqual({ orphans: [], wasForgotten: true });
    expect(await other.elsewhere([ann, bob])).toEqual(set(ann, bob));
    expect(await stalled.beat()).toEqual({ orphans: [], wasForgotten: false });
  });
});
