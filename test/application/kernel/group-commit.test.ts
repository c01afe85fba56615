import { describe, expect, test } from 'vitest';
import { GroupCommit, RetryAlone } from '../../../src/application/kernel/concurrency/group-commit.ts';
import { NotAllowed, Unavailable } from '../../../src/application/kernel/errors.ts';

/** A group commit that stores numbers; the calls of `store` show the batches. */
function shop(store: (calls: readonly unknown[], mayWait: boolean) => Promise<readonly unknown[]>) {
  const shared = new GroupCommit();
  const batches: (readonly unknown[])[] = [];
  const commit = (calls: readonly unknown[], mayWait: boolean) => {
    batches.push(calls);
    return store(calls, mayWait);
  };
  return { batches, run: (call: number, key = 'k') => shared.run('shop', key, call, commit) };
}
const outcomes = async (calls: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as Error).name,
  );
const doubled = async (calls: readonly unknown[]) => calls.map((call) => (call as number) * 2);

describe('Group commit', () => {
  test('calls of one event loop turn share a transaction, later ones share the next', async () => {
    const gate = Promise.withResolvers<void>();
    const { run, batches } = shop(async (calls) => {
      await gate.promise;
      return doubled(calls);
    });
    const first = [run(1), run(2)];
    await new Promise(setImmediate);
    const second = [run(3), run(4), run(5)];
    gate.resolve();
    expect(await outcomes([...first, ...second])).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  test('calls with another key do not wait', async () => {
    const gate = Promise.withResolvers<void>();
    const { run } = shop(async (calls) => {
      if (calls[0] === 1) await gate.promise;
      return doubled(calls);
    });
    const held = run(1, 'one');
    expect(await run(2, 'other')).toBe(4);
    gate.resolve();
    expect(await held).toBe(2);
  });

  test('a key that is locked delays no other, and its calls keep their order', async () => {
    const gate = Promise.withResolvers<void>();
    const stored: unknown[] = [];
    const isLocked = (call: unknown) => (call as number) >= 10;
    const { run, batches } = shop(async (calls, mayWait) => {
      if (mayWait && calls.some(isLocked)) await gate.promise;
      return calls.map((call) => {
        if (isLocked(call) && !mayWait) return new RetryAlone();
        stored.push(call);
        return call;
      });
    });
    // All of these keys share a lane.
    const locked = [run(10, 'lock'), run(11, 'lock')];
    const free = [run(1, 'free k'), run(2, 'other k')];
    expect(await outcomes(free)).toEqual([1, 2]);
    const later = run(12, 'lock');
    expect(await run(3, 'free k')).toBe(3);
    gate.resolve();
    expect(await outcomes([...locked, later])).toEqual([10, 11, 12]);
    expect(stored).toEqual([1, 2, 3, 10, 11, 12]);
    expect(batches[0]).toEqual([10, 11, 1, 2]);
  });

  test('a refusal affects only its own call', async () => {
    const { run, batches } = shop(async (calls) =>
      calls.map((call) => (call === 2 ? new NotAllowed() : call)),
    );
    expect(await outcomes([run(1), run(2), run(3)])).toEqual([1, 'NotAllowed', 3]);
    expect(batches).toHaveLength(1);
  });

  test('when a transaction fails, each call is retried alone, and only the faulty one fails', async () => {
    const { run, batches } = shop(async (calls) => {
      if (calls.includes(2)) throw new RangeError('out of reach');
      return calls;
    });
    expect(await outcomes([run(1), run(2), run(3)])).toEqual([1, 'RangeError', 3]);
    expect(batches).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  test('while the database is unavailable, calls fail without being retried one by one', async () => {
    const { run, batches } = shop(async () => {
      throw new Unavailable();
    });
    expect(await outcomes([run(1), run(2)])).toEqual(['Unavailable', 'Unavailable']);
    expect(batches).toHaveLength(1);
  });

  test('a transaction has at most a hundred calls', async () => {
    const { run, batches } = shop(doubled);
    await Promise.all(Array.from({ length: 250 }, (_, i) => run(i)));
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
  });
});
