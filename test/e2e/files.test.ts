import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gif, phoneJpeg, png } from '../kit/files/images.ts';
import { mp3, mp4, pdf, place } from '../kit/files/videos.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';
import { databases } from '../kit/world.ts';

describe.each(databases)('files on %s', (kind) => {
  let service: TestService;
  let ann: Person;
  let ben: Person;
  beforeAll(async () => {
    service = await startTestService(kind);
    [ann, ben] = [await service.person('ann'), await service.person('ben')];
  });
  afterAll(() => service.stop());

  const bytesAt = async (link: string) => new Uint8Array(await (await service.follow(link)).arrayBuffer());
  const send = async (
    who: Person,
    method: string,
    path: string,
    ...parts: [string, string | Blob, string?][]
  ) => {
    const form = new FormData();
    for (const [name, value, fileName] of parts)
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, value, fileName);
    return service.form(method, path, who.accessToken, form);
  };
  test('the address of a picture in a page stays the same, and asks each time who may see it', async () => {
    const file = await ann.upload(await png(300, 300));
    const path = `/api/files/${file.id}/content`;
    const original = await service.request('GET', path, { token: ann.accessToken });
    expect(original).toMatchObject({ status: 302, text: '' });
    expect((await sharp(await bytesAt(original.headers.get('location')!)).metadata()).width).toBe(300);
    const small = await service.request('GET', `${path}?variant=thumbnail`, { token: ann.accessToken });
    expect((await sharp(await bytesAt(small.headers.get('location')!)).metadata()).width).toBe(256);
    expect((await service.request('GET', path, { token: ben.accessToken })).status).toBe(404);
    expect((await service.request('GET', path)).status).toBe(401);
    const asJson = { token: ann.accessToken, headers: { accept: 'application/json' } };
    expect(await service.request('GET', path, asJson)).toMatchObject({
      status: 200,
      body: { url: expect.any(String) },
    });
  });

  test('unused files are listed, with the space that all files take', async () => {
    const cat = await service.person('cat');
    const [used, unused] = [await cat.upload(await png()), await cat.upload(mp4(), 'a.mp4')];
    await cat.does('posts.create-post', { text: 'A hat', mediaIds: [used.id] });
    const list = async (input: object) => {
      const { items, used, quota } = await cat.does('media.list-my-files', input);
      return { ids: items.map(({ id }) => id), used, quota };
    };
    const space = { used: expect.any(Number), quota: 2 * 1024 ** 3 };
    expect(await list({})).toEqual({ ids: [unused.id, used.id], ...space });
    expect(await list({ unused: true })).toEqual({ ids: [unused.id], ...space });
    expect(await list({ unused: false })).toEqual({ ids: [used.id], ...space });
    expect(await list({ unused: true, kind: 'image' })).toEqual({ ids: [], ...space });
    expect((await list({})).used).toBeGreaterThanOrEqual(used.size + unused.size);
  });

  const blob = (bytes: Uint8Array<ArrayBuffer>, type = '') => new Blob([bytes], { type });

  test('a photo from a phone is stored upright and without its location', async () => {
    const listening = await ann.listen();
    const file = await ann.upload(await phoneJpeg(), 'IMG_1.JPG');
    expect(file).toMatchObject({
      ownerId: ann.id,
      name: 'IMG_1.JPG',
      kind: 'image',
      contentType: 'image/jpeg',
      width: 40,
      height: 80,
      colours: [expect.stringMatching(/^#2[0-9a-f]6[0-9a-f]c[0-9a-f]$/)],
      blurhash: expect.any(String),
    });
    const stored = await bytesAt(file.url);
    expect(stored).toHaveLength(file.size);
    const { exif, orientation, format, width, height } = await sharp(stored).metadata();
    expect({ exif, orientation, format, width, height }).toEqual({ format: 'jpeg', width: 40, height: 80 });
    expect(await sharp(await bytesAt(file.thumbnailUrl!)).metadata()).toMatchObject({
      format: 'webp',
      width: 40,
    });
    const pushed = await listening.waitFor<{ id: string }>('file.ready', ({ data }) => data.id === file.id);
    expect(pushed.data).toMatchObject({ id: file.id, contentType: 'image/jpeg' });
  });

  test('thumbnails fit into 256 and 1024 pixels', async () => {
    const file = await ann.upload(await png(2000, 1000));
    const sizes = [file.thumbnailUrl!, file.previewUrl!].map(
      async (link) => (await sharp(await bytesAt(link)).metadata()).width,
    );
    expect(await Promise.all(sizes)).toEqual([256, 1024]);
    expect([file.width, file.height, file.contentType]).toEqual([2000, 1000, 'image/png']);
  });

  test('an animated image stays animated', async () => {
    const file = await ann.upload(await gif(3), 'a.gif');
    expect(file).toMatchObject({ contentType: 'image/gif', width: 20, height: 20 });
    expect((await sharp(await bytesAt(file.url), { animated: true }).metadata()).pages).toBe(3);
    expect((await sharp(await bytesAt(file.thumbnailUrl!)).metadata()).pages ?? 1).toBe(1);
  });

  test('videos and audio keep their bytes, except their location', async () => {
    const video = await ann.upload(mp4(), 'video.mp4');
    expect(video).toMatchObject({
      kind: 'video',
      contentType: 'video/mp4',
      width: 640,
      height: 360,
      duration: 2.5,
    });
    expect(video.thumbnailUrl).toBeUndefined();
    const stored = Buffer.from(await bytesAt(video.url));
    expect(stored).toHaveLength(mp4().length);
    expect(stored.includes(place)).toBe(false);
    expect(stored.includes('pictures'.repeat(100))).toBe(true);
    expect(await ann.upload(mp4('qt'), 'video.mov')).toMatchObject({ contentType: 'video/quicktime' });
    const sound = await ann.upload(mp3(), 'sound.mp3');
    expect(sound).toMatchObject({ kind: 'audio', contentType: 'audio/mpeg', duration: expect.closeTo(1, 1) });
    expect(await bytesAt(sound.url)).toEqual(mp3());
  });

  test('a link serves a file with its own type, in whole or in part, and never runs it', async () => {
    const { url, size } = await ann.upload(mp4(), 'naïve video.mp4');
    const whole = await service.follow(url);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(size),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': expect.stringMatching(/^private, max-age=(5\d\d|600), immutable$/),
      'content-disposition': `inline; filename="na_ve video.mp4"; filename*=UTF-8''na%C3%AFve%20video.mp4`,
    });
    const etag = whole.headers.get('etag')!;
    const all = new Uint8Array(await whole.arrayBuffer());
    const part = async (range: string, more = {}) => {
      const answer = await service.follow(url, { headers: { range, ...more } });
      return [answer.status, answer.headers.get('content-range'), new Uint8Array(await answer.arrayBuffer())];
    };
    expect(await part('bytes=10-19')).toEqual([206, `bytes 10-19/${size}`, all.slice(10, 20)]);
    expect(await part('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, all.slice(-5)]);
    expect(await part(`bytes=${size - 3}-`)).toEqual([
      206,
      `bytes ${size - 3}-${size - 1}/${size}`,
      all.slice(-3),
    ]);
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`]);
    expect((await part('bytes=0-1,3-4'))[0]).toBe(200);
    expect((await part('bytes=0-1', { 'if-range': '"other"' }))[0]).toBe(200);
    expect((await part('bytes=0-1', { 'if-range': etag }))[0]).toBe(206);
    expect((await service.follow(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const head = await service.follow(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(size),
      '',
    ]);
  });

  test('a document is always served as a download', async () => {
    const file = await ann.upload(pdf(), 'receipt.pdf');
    expect(file).toMatchObject({ kind: 'document', contentType: 'application/pdf' });
    expect((await service.follow(file.url)).headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  test('a download gets the extension of its content, so that opening it runs nothing', async () => {
    for (const [bytes, name, saved] of [
      [pdf(), 'receipt.hta', 'receipt.hta.pdf'],
      [pdf(), 'Receipt.PDF', 'Receipt.PDF'],
      [await png(), 'page.html', 'page.html.png'],
    ] as const) {
      const { url } = await ann.upload(bytes, name);
      const disposition = (await service.follow(url)).headers.get('content-disposition');
      expect(disposition).toContain(`filename="${saved}"`);
    }
  });

  test('a changed or invented link answers 403', async () => {
    const { url } = await ann.upload(await png());
    for (const bad of [
      `${url}x`,
      url.replace(/.\./, 'x.'),
      url.split('.').slice(0, -1).join('.'),
      'http://x/objects/a.b',
    ])
      expect((await service.follow(bad)).status).toBe(403);
  });

  test('only the owner sees a file until a visible post shows it', async () => {
    const { id: fileId } = await ann.upload(await png());
    expect(await ben.refused('media.get-file', { fileId })).toBe('404 media.file-not-found');
    expect(await ben.refused('posts.create-post', { mediaIds: [fileId] })).toBe('404 media.file-not-found');
    const friends = await ann.does('posts.create-post', { mediaIds: [fileId], visibility: 'friends' });
    expect(await ben.refused('media.get-file', { fileId })).toBe('404 media.file-not-found');
    await ann.does('posts.update-post', { postId: friends.id, visibility: 'public' });
    expect(await ben.does('media.get-file', { fileId })).toMatchObject({ id: fileId, ownerId: ann.id });
    expect(await ann.refused('media.delete-file', { fileId })).toBe('409 media.file-in-use');
    await ann.does('posts.delete-post', { postId: friends.id });
    await service.settled();
    expect(await ben.refused('media.get-file', { fileId })).toBe('404 media.file-not-found');
    await ann.does('media.delete-file', { fileId });
    expect(await ann.refused('media.get-file', { fileId })).toBe('404 media.file-not-found');
  });

  test('a replaced file keeps its id and appears everywhere; its former bytes are gone', async () => {
    const former = await ann.upload(await png(30, 30, '#ffffff'));
    const { id: postId } = await ann.does('posts.create-post', { text: 'look', mediaIds: [former.id] });
    const answer = await send(ann, 'PUT', `/api/files/${former.id}`, [
      'file',
      blob(await png(50, 20)),
      'new.png',
    ]);
    expect(answer.body).toMatchObject({ id: former.id, name: 'new.png', width: 50, height: 20 });
    expect((await ben.does('posts.get-post', { postId })).media).toMatchObject([
      { id: former.id, width: 50 },
    ]);
    await service.settled();
    expect((await service.follow(former.url)).status).toBe(403);
    const video = await send(ann, 'PUT', `/api/files/${former.id}`, ['file', blob(mp4()), 'video.mp4']);
    expect([video.status, video.body.code]).toEqual([409, 'media.kind-changed']);
    const stolen = await send(ben, 'PUT', `/api/files/${former.id}`, ['file', blob(await png()), 'x.png']);
    expect([stolen.status, stolen.body.code]).toEqual([404, 'media.file-not-found']);
  });

  test('one form creates a post with images and a video, its text before or after them', async () => {
    const parts: [string, string | Blob, string?][] = [
      ['images[]', blob(await png(10, 10)), 'one.png'],
      ['text', 'Sunday'],
      ['images[]', blob(await png(20, 20)), 'two.png'],
      ['video', blob(mp4()), 'video.mp4'],
      ['visibility', 'public'],
    ];
    for (const order of [parts, parts.toReversed()]) {
      const { status, body } = await send(ann, 'POST', '/api/posts', ...order);
      expect([status, body.text]).toEqual([201, 'Sunday']);
      expect(body.media.map(({ kind }: { kind: string }) => kind)).toEqual(['image', 'image', 'video']);
      const listed = async (media: 'image' | 'video', rest = {}) =>
        (await ben.does('posts.list-posts', { media, ...rest })).items[0]?.id;
      expect([await listed('image'), await listed('video')]).toEqual([body.id, body.id]);
      expect(await listed('video', { userId: ann.id })).toBe(body.id);
      expect(await listed('video', { userId: ben.id })).toBeUndefined();
    }
    const wrong = await send(ann, 'POST', '/api/posts', ['text', 'x'], ['images', blob(mp4()), 'a.mp4']);
    expect([wrong.status, wrong.body.code]).toEqual([422, 'media.wrong-kind']);
    const unknown = await send(
      ann,
      'POST',
      '/api/posts',
      ['text', 'x'],
      ['other', blob(await png()), 'a.png'],
    );
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/other']);
  });

  test('a comment shows its images, and no longer those that an edit removes', async () => {
    const [one, two] = [await ben.upload(await png()), await ben.upload(await png())];
    const { id: postId } = await ann.does('posts.create-post', { text: 'well?' });
    const comment = await ben.does('posts.add-comment', { postId, mediaIds: [one.id, two.id] });
    expect(comment.media.map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(await ben.refused('media.delete-file', { fileId: one.id })).toBe('409 media.file-in-use');
    const changed = await ben.does('posts.update-comment', { commentId: comment.id, mediaIds: [two.id] });
    expect(changed.media.map(({ id }) => id)).toEqual([two.id]);
    await ben.does('media.delete-file', { fileId: one.id });
    expect(await ben.refused('posts.update-comment', { commentId: comment.id, mediaIds: [] })).toBe(
      '422 posts.nothing-said',
    );
    await ben.does('posts.delete-comment', { commentId: comment.id });
    await ben.does('media.delete-file', { fileId: two.id });
  });

  test('an avatar has a public link that can be cached, and a new one after each change', async () => {
    const { body } = await send(ann, 'PUT', '/api/users/me/avatar', [
      'file',
      blob(await png(300, 300)),
      'me.png',
    ]);
    const shown = async () => (await ben.does('identity.get-user', { userId: ann.id })).avatarUrl!;
    expect(body.avatarUrl).toBe(await shown());
    const picture = await service.follow(await shown());
    expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 256 });

    const { id: fileId } = (await ann.does('media.list-my-files', { limit: 1 })).items[0]!;
    const before = await shown();
    await send(ann, 'PUT', `/api/files/${fileId}`, ['file', blob(await png(100, 100)), 'me.png']);
    expect(await shown()).not.toBe(before);
    expect((await service.follow(await shown())).status).toBe(200);
    expect(await ann.refused('media.delete-file', { fileId })).toBe('409 media.file-in-use');
    expect((await ann.does('identity.remove-avatar', {})).avatarUrl).toBeNull();
    await ann.does('media.delete-file', { fileId });
    expect(await ben.refused('identity.set-avatar', { fileId })).toBe('404 media.file-not-found');
    const video = await ben.upload(mp4());
    expect(await ben.refused('identity.set-avatar', { fileId: video.id })).toBe('422 media.wrong-kind');
  });

  test('the avatar of a room is uploaded by its owner, and by nobody else', async () => {
    const { id: roomId } = await ann.does('messaging.create-room', { title: 'Hats', visibility: 'public' });
    await ben.does('messaging.join-room', { roomId });
    const put = async (who: Person) =>
      send(who, 'PUT', `/api/rooms/${roomId}/avatar`, ['file', blob(await png(300, 300)), 'room.png']);
    const before = (await ben.does('media.list-my-files', {})).items.length;
    expect((await put(ben)).body).toMatchObject({ status: 403, code: 'messaging.role-too-low' });
    expect((await ben.does('media.list-my-files', {})).items.length).toBe(before);
    const { status, body } = await put(ann);
    expect([status, body]).toEqual([200, expect.objectContaining({ id: roomId, kind: 'room' })]);
    const room = await ben.does('messaging.get-room', { roomId });
    expect(room.avatarUrl).toBe(body.avatarUrl);
    const picture = await service.follow(room.avatarUrl!);
    expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 256 });
    expect((await ann.does('messaging.remove-room-avatar', { roomId })).avatarUrl).toBeNull();
  });

  test('a large file is uploaded to its own link, once, and then completed', async () => {
    const bytes = mp4();
    const ticket = await ann.does('media.request-upload', {
      name: 'video.mp4',
      contentType: 'video/mp4',
      size: bytes.length,
    });
    const put = (body: Uint8Array<ArrayBuffer>, headers = ticket.headers) =>
      service.follow(ticket.url, { method: ticket.method, body, headers });
    const { fileId } = ticket;
    expect(await ann.refused('media.complete-upload', { fileId })).toBe('409 media.upload-missing');
    expect((await put(bytes.slice(1))).status).toBe(400);
    expect((await put(bytes, { 'content-type': 'text/html' })).status).toBe(415);
    const sent = await Promise.all([put(bytes), put(bytes), put(bytes)]);
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await put(bytes)).status).toBe(409);
    expect(await ben.refused('media.complete-upload', { fileId })).toBe('404 media.file-not-found');
    expect(await ann.does('media.complete-upload', { fileId })).toMatchObject({ id: fileId, duration: 2.5 });
    expect(await ann.refused('media.complete-upload', { fileId })).toBe('409 media.not-pending');
  });

  test('a direct upload of an unsupported type is deleted, and its owner is notified', async () => {
    const listening = await ann.listen();
    const body = new Uint8Array(Buffer.from('<script>alert(1)</script>'));
    const { fileId, url, headers } = await ann.does('media.request-upload', {
      name: 'video.mp4',
      contentType: 'video/mp4',
      size: body.length,
    });
    await service.follow(url, { method: 'PUT', body, headers });
    expect(await ann.refused('media.complete-upload', { fileId })).toBe('415 media.unsupported-type');
    const frame = await listening.waitFor('file.failed');
    expect(frame.data).toEqual({ id: fileId, code: 'media.unsupported-type' });
    expect(await ann.refused('media.complete-upload', { fileId })).toBe('404 media.file-not-found');
    expect(await ann.refused('media.request-upload', { name: 'x', contentType: 'text/html', size: 1 })).toBe(
      '415 media.unsupported-type',
    );
  });

  test('files are listed by kind, exported, and deleted with their owner’s account', async () => {
    const cat = await service.person('cat');
    const picture = await cat.upload(await png());
    await cat.upload(pdf(), 'receipt.pdf');
    expect((await cat.does('media.list-my-files', { kind: 'image' })).items.map(({ id }) => id)).toEqual([
      picture.id,
    ]);
    expect((await cat.does('media.list-my-files', {})).items).toHaveLength(2);
    const images = await service.request('GET', '/images', { token: cat.accessToken });
    expect(images.body.items.map(({ id }: { id: string }) => id)).toEqual([picture.id]);
    const { files } = (await cat.does('identity.export-me', {})) as unknown as { files: object[] };
    expect(files).toMatchObject([{ id: picture.id }, { name: 'receipt.pdf' }]);
    await cat.does('identity.delete-me', { password: cat.password });
    await service.settled();
    expect((await service.follow(picture.url)).status).toBe(403);
  });
});
