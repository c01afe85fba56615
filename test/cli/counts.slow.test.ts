import { describe, expect, test } from 'vitest';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { databases, startWorld } from '../kit/world.ts';
import { run } from './run.ts';

const forget = sql<{ subjectId: string }>('delete from tally_changes where subject_id = :subjectId');

describe.each(databases)('counts on %s', (kind) => {
  test('counts:verify finds a wrong count, and --mend corrects it', async () => {
    const world = await startWorld(kind);
    const { DATA_DIR, DATABASE_URL } = world.core.config;
    const verify = (...args: string[]) => run('counts-verify', args, { DATA_DIR, DATABASE_URL });
    const [ann, ben] = [await world.person('ann'), await world.person('ben')];
    const post = await world.call('posts.create-post', { text: 'a coat' }, ann.actor);
    await world.call('posts.react-to-post', { postId: post.id, kind: 'love' }, ben.actor);
    await world.settled();
    expect(await verify()).toEqual({ code: 0, stdout: 'Counts that differ: 0\n', stderr: '' });

    await world.unitOfWork.run(async () => world.database.enqueue(forget, { subjectId: post.id }));
    const found = await verify();
    expect(found).toMatchObject({
      code: 1,
      stdout: `${post.id}: love is off by -1\nCounts that differ: 1\n`,
    });
    expect((await verify('--mend')).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 0 });
    const { reactions } = await world.call('posts.get-post', { postId: post.id }, ann.actor);
    expect(reactions.love).toBe(1);
  }, 60_000);
});
