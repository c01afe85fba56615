import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteConnection } from '../../src/infrastructure/kernel/database/sqlite/connection.ts';
import { refusalOf, startWorld } from '../kit/world.ts';
import { expectConsistency } from './consistency.ts';

/** Collects the write connections opened until the test ends. */
function catchWriters(): Set<SqliteConnection> {
  const writers = new Set<SqliteConnection>();
  const begin = SqliteConnection.prototype.begin;
  SqliteConnection.prototype.begin = function (this: SqliteConnection) {
    writers.add(this);
    return begin.call(this);
  };
  onTestFinished(() => {
    SqliteConnection.prototype.begin = begin;
  });
  return writers;
}

describe('The embedded database on a full disk', () => {
  test('writes answer 503 and leave nothing half written, reads go on, and writes work again once there is space', async () => {
    const writers = catchWriters();
    const world = await startWorld('sqlite');
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const cat = await world.person('cat');
    await world.call('social.follow-user', { userId: bob.id }, ann.actor);
    const { id: postId } = await world.call('posts.create-post', { text: 'hello' }, bob.actor);
    await world.settled();
    const limit = (pages: number) => {
      for (const writer of writers) writer.exec(`pragma max_page_count = ${pages}`);
    };
    const text = 'x'.repeat(5000);
    const write = () => world.call('posts.create-post', { text }, bob.actor);

    limit(1);
    const outcomes = [];
    // The free pages inside the file are used first.
    for (let i = 0; i < 40; i++) outcomes.push(await refusalOf(write()));
    expect(new Set(outcomes.slice(-20))).toEqual(new Set(['request.unavailable']));
    await expect(write()).rejects.toMatchObject({ kind: 'unavailable', details: { retryAfterSeconds: 1 } });
    // One command with its own transaction, and one that changes an aggregate.
    const long = { postId, text };
    expect(await refusalOf(world.call('posts.update-post', long, bob.actor))).toBe('request.unavailable');
    for (let i = 0; i < 200; i++)
      await refusalOf(
        world.call(i % 2 ? 'social.mute-user' : 'social.unmute-user', { userId: cat.id }, ann.actor),
      );
    expect((await world.call('posts.get-post', { postId }, ann.actor)).text).toBe('hello');
    expect((await world.call('feed.read-home', {}, ann.actor)).items.length).toBeGreaterThan(0);

    limit(1_000_000);
    expect((await write()).text).toBe(text);
    await world.call('posts.update-post', long, bob.actor);
    world.clock.at += 3_600_000;
    await world.settled();
    await expectConsistency(world);
  }, 60_000);
});
