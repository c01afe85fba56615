import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../kit/files/images.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';

describe('Reading again', () => {
  let service: TestService;
  let ann: Person;
  let ben: Person;
  beforeAll(async () => {
    service = await startTestService('sqlite');
    [ann, ben] = [await service.person('ann'), await service.person('ben')];
  });
  afterAll(() => service.stop());

  const read = (path: string, { accessToken: token }: Person, etag?: string) =>
    service.request('GET', path, { token, headers: etag === undefined ? {} : { 'if-none-match': etag } });
  const etagOf = ({ headers }: { headers: Headers }) => headers.get('etag') ?? 'none';

  test('what has not changed is answered by 304, although links to its files are new', async () => {
    const picture = await ann.upload(await png());
    const item = await ann.does('wardrobe.add-item', {
      name: 'A hat',
      category: 'hat',
      imageIds: [picture.id],
      visibility: 'public',
    });
    const path = `/api/clothing-items/${item.id}`;
    const first = await read(path, ann);
    expect(etagOf(first)).toMatch(/^"1\.[\w-]+"$/);
    expect(await read(path, ann, etagOf(first))).toMatchObject({ status: 304, text: '' });
    expect((await read(path, ann, `W/"0.x", ${etagOf(first)}`)).status).toBe(304);
    // Others see other fields.
    expect((await read(path, ben, etagOf(first))).status).toBe(200);
    // A browser that several people use keeps none of it.
    expect(first.headers.get('cache-control')).toBe('no-store');

    await ann.does('wardrobe.update-item', { itemId: item.id, name: 'A cap' });
    const second = await read(path, ann, etagOf(first));
    expect(second).toMatchObject({ status: 200, body: { name: 'A cap' } });
    expect(etagOf(second)).toMatch(/^"2\./);
  });

  test('If-Match stands for the version: an edit of what has changed since is refused', async () => {
    const item = await ann.does('wardrobe.add-item', { name: 'A scarf', category: 'scarf' });
    const path = `/api/clothing-items/${item.id}`;
    const etag = etagOf(await read(path, ann));
    const edit = (condition: string, fields: object) =>
      service.request('PATCH', path, {
        token: ann.accessToken,
        json: fields,
        headers: { 'if-match': condition },
      });
    expect((await edit(etag, { name: 'Long' })).status).toBe(200);
    expect(await edit(etag, { name: 'Longer' })).toMatchObject({
      status: 409,
      body: { code: 'wardrobe.stale-version' },
    });
    expect((await edit(etag, { name: 'Longer', version: 2 })).status).toBe(422);
    expect((await edit('"2.whatever"', { name: 'Longer' })).status).toBe(200);
    expect((await edit('*', { name: 'Longest' })).status).toBe(200);
    expect((await edit('nonsense', { name: 'No' })).status).toBe(400);
  });

  test('a post is edited against the ETag with which it was read', async () => {
    const { id } = await ann.does('posts.create-post', { text: 'A hat' });
    const etag = etagOf(await read(`/api/posts/${id}`, ann));
    const edit = (text: string) =>
      service.request('PATCH', `/api/posts/${id}`, {
        token: ann.accessToken,
        json: { text },
        headers: { 'if-match': etag },
      });
    expect((await edit('A red hat')).status).toBe(200);
    expect(await edit('A blue hat')).toMatchObject({ status: 409, body: { code: 'posts.stale-version' } });
  });

  test('If-Match is refused where there is no version, instead of being ignored', async () => {
    const { id: postId } = await ann.does('posts.create-post', { text: 'A hat' });
    const { id } = await ann.does('posts.add-comment', { postId, text: 'Mine' });
    const etag = etagOf(await read(`/api/comments/${id}`, ann));
    const answer = await service.request('PATCH', `/api/comments/${id}`, {
      token: ann.accessToken,
      json: { text: 'B' },
      headers: { 'if-match': etag },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });

  test('documents are answered by 304 until the next version', async () => {
    for (const name of ['openapi', 'openapi-legacy', 'asyncapi']) {
      const first = await service.request('GET', `/api/${name}.json`);
      const headers = { 'if-none-match': etagOf(first) };
      expect((await service.request('GET', `/api/${name}.json`, { headers })).status).toBe(304);
    }
  });
});
