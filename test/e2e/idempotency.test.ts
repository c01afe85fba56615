import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, startTestService, type TestService } from '../kit/service.ts';
import { signedIn } from '../kit/signed-in.ts';

describe.each(everywhere)('an idempotency key over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());
  const input = { text: 'once' };

  test('makes a repeated call answer the first result', async () => {
    const ann = await service.person('ann', wire);
    const options = { idempotencyKey: 'a key' };
    const first = await ann.does('posts.create-post', input, options);
    await ann.does('posts.react-to-post', { postId: first.id, kind: 'like' });
    expect(await ann.does('posts.create-post', input, options)).toEqual(first);
    const other = await service.member(wire === 'http' ? 'socket' : 'http', ann);
    expect(await other.does('posts.create-post', input, options)).toEqual(first);
    expect((await ann.does('posts.list-posts', { userId: ann.id })).items).toHaveLength(1);
  });

  test('is refused with another body, and belongs to one person', async () => {
    const [ann, bob] = [await service.person('ann', wire), await service.person('bob', wire)];
    const options = { idempotencyKey: 'shared' };
    const first = await ann.does('posts.create-post', input, options);
    expect(await ann.refused('posts.create-post', { text: 'other' }, options)).toBe(
      '409 request.idempotency-key-reused',
    );
    expect((await bob.does('posts.create-post', { text: 'other' }, options)).id).not.toBe(first.id);
  });

  test('runs one of many concurrent calls; the others get its result or a refusal while it runs', async () => {
    const ann = await service.person('ann', wire);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => ann.call('posts.create-post', input, { idempotencyKey: 'race' })),
    );
    const made = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.result.id] : []));
    expect(new Set(made).size).toBe(1);
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome.problem.code).toBe('request.idempotency-key-in-flight');
    expect((await ann.does('posts.list-posts', { userId: ann.id })).items).toHaveLength(1);
  });

  test('applies to every kind of write', async () => {
    const ann = await service.person('ann', wire);
    const { id: postId } = await ann.does('posts.create-post', input);
    const change = { postId, text: 'changed' };
    const edit = () => ann.does('posts.update-post', change, { idempotencyKey: 'edit' });
    expect(await edit()).toEqual(await edit());
    const remove = () => ann.does('posts.delete-post', { postId }, { idempotencyKey: 'gone' });
    expect([await remove(), await remove()]).toEqual([{}, {}]);
    expect(await ann.refused('posts.delete-post', { postId })).toBe('404 posts.post-not-found');
  });

  test('replays successes only, not refusals', async () => {
    const ann = await service.person('ann', wire);
    const bob = await service.person('bob', wire);
    const options = { idempotencyKey: 'retry' };
    await bob.does('social.block-user', { userId: ann.id });
    const ask = { userId: bob.id };
    expect(await ann.refused('social.request-friendship', ask, options)).toBe('404 social.user-not-found');
    await bob.does('social.unblock-user', { userId: ann.id });
    expect((await ann.does('social.request-friendship', ask, options)).status).toBe('pending');
  });

  test('is 1 to 255 printable characters, and never replays a sign-in', async () => {
    const ann = await service.person('ann', wire);
    const code = '422 request.invalid-fields';
    expect(await ann.refused('posts.create-post', input, { idempotencyKey: 'x'.repeat(256) })).toBe(code);
    const visitor = await service.visitor(wire);
    const signIn = async () =>
      signedIn(
        await visitor.does(
          'identity.log-in',
          { login: ann.username, password: ann.password },
          { idempotencyKey: 'k' },
        ),
      );
    expect((await signIn()).refreshToken).not.toBe((await signIn()).refreshToken);
  });
});
