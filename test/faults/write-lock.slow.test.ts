import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { refusalOf, startWorld } from '../kit/world.ts';

test('writes answer 503 while another process holds the write lock of the embedded database for too long', async () => {
  const world = await startWorld('sqlite');
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  await world.settled();
  const other = new DatabaseSync(world.core.config.DATABASE_URL.slice('sqlite:'.length));
  onTestFinished(() => other.close());
  const post = () => world.call('posts.create-post', { text: 'hello' }, ann.actor);
  const mute = () => world.call('social.mute-user', { userId: bob.id }, ann.actor);

  for (const write of [post, mute]) {
    other.exec('begin immediate');
    const waiting = refusalOf(write());
    expect((await world.call('identity.get-user', { userId: bob.id }, ann.actor)).username).toBe('bob');
    expect(await waiting).toBe('request.unavailable');
    other.exec('rollback');
    await post();
    await mute();
  }
}, 40_000);
