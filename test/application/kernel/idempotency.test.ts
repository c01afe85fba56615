import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { signedIn } from '../../kit/signed-in.ts';
import { databases, refusalOf, startWorld, type World } from '../../kit/world.ts';

const postsOf = sql<{ authorId: string }, { n: number }>(
  'select count(*) as n from posts where author_id = :authorId',
);
const day = 24 * 3_600_000;

describe.each(databases)('A request repeated with its Idempotency-Key, on %s', (kind) => {
  async function start() {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const post = (text: string, idempotencyKey: string, where: World = world) =>
      where.call('posts.create-post', { text }, ann.actor, { idempotencyKey });
    const posts = async () => (await world.database.row(postsOf, { authorId: ann.id }))!.n;
    return { world, ann, post, posts };
  }

  test('answers the first result and runs only once', async () => {
    const { post, posts } = await start();
    const first = await post('hello 👗', 'key');
    expect(await post('hello 👗', 'key')).toEqual(first);
    expect(await posts()).toBe(1);
  });

  test('answers the first result even after later changes', async () => {
    const { world, ann, post } = await start();
    const first = await post('hello', 'key');
    await world.call('posts.delete-post', { postId: first.id }, ann.actor);
    expect(await post('hello', 'key')).toEqual(first);
  });

  test('is recognised by key, user and operation', async () => {
    const { world, ann, post, posts } = await start();
    const first = await post('hello', 'one');
    await post('hello', 'two');
    const bob = await world.person('bob');
    const key = { idempotencyKey: 'one' };
    const his = await world.call('posts.create-post', { text: 'hello' }, bob.actor, key);
    expect(his.author.id).toBe(bob.id);
    await world.call('posts.add-comment', { postId: first.id, text: 'hello' }, ann.actor, key);
    expect(await posts()).toBe(2);
  });

  test('is refused with another body, and the first result is kept', async () => {
    const { post, posts } = await start();
    const first = await post('hello', 'key');
    expect(await refusalOf(post('bye', 'key'))).toBe('request.idempotency-key-reused');
    expect(await post('hello', 'key')).toEqual(first);
    expect(await posts()).toBe(1);
  });

  test('is refused while the first is running', async () => {
    const { post, posts } = await start();
    const outcomes = await Promise.allSettled([post('hello', 'key'), post('hello', 'key')]);
    const codes = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
    );
    expect(codes).toEqual(['request.idempotency-key-in-flight']);
    expect(await posts()).toBe(1);
  });

  test('runs again when the first was refused', async () => {
    const { world, ann } = await start();
    const bob = await world.person('bob');
    const { id: postId } = await world.call(
      'posts.create-post',
      { text: 'mine', visibility: 'private' },
      bob.actor,
    );
    const comment = () =>
      world.call('posts.add-comment', { postId, text: 'hi' }, ann.actor, { idempotencyKey: 'key' });
    expect(await refusalOf(comment())).toBe('posts.post-not-found');
    await world.call('posts.update-post', { postId, visibility: 'public' }, bob.actor);
    expect((await comment()).text).toBe('hi');
  });

  test('is recognised for 24 hours', async () => {
    const { world, post, posts } = await start();
    const first = await post('hello', 'key');
    world.clock.at += day - 1;
    expect(await post('hello', 'key')).toEqual(first);
    world.clock.at += 2;
    const second = await post('hello', 'key');
    expect(second.id).not.toBe(first.id);
    expect(await post('hello', 'key')).toEqual(second);
    expect(await posts()).toBe(2);
  });

  test('runs once when sent 20 times at once to two processes', async () => {
    const { world, post, posts } = await start();
    const other = await startWorld(kind, { DATABASE_URL: world.core.config.DATABASE_URL });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => post('hello', 'key', i % 2 === 0 ? world : other)),
    );
    expect(await posts()).toBe(1);
    const first = await post('hello', 'key');
    for (const outcome of outcomes)
      if (outcome.status === 'fulfilled') expect(outcome.value).toEqual(first);
      else expect(outcome.reason).toMatchObject({ code: 'request.idempotency-key-in-flight' });
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  test('runs again when the answer holds secrets, which are never stored', async () => {
    const { world } = await start();
    const cat = await world.person('cat');
    const logIn = async () =>
      signedIn(
        await world.call('identity.log-in', { login: 'cat', password: cat.password }, cat.actor, {
          idempotencyKey: 'key',
        }),
      );
    expect((await logIn()).refreshToken).not.toBe((await logIn()).refreshToken);
  });
});
