import { describe, expect, test } from 'vitest';
import { ObjectStore } from '../../../src/application/media/ports.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { expectFilesConsistent, objectKeys, sweepTwoHoursLater } from '../../kit/files/consistency.ts';
import { png } from '../../kit/files/images.ts';
import { mp4, pdf } from '../../kit/files/videos.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

const content = (text: string) => ({
  size: text.length,
  async *bytes() {
    yield Buffer.from(text);
  },
});

describe.each(databases)('Files on %s', (kind) => {
  test('20 concurrent uploads never exceed the quota', async () => {
    const bytes = mp4();
    const world = await startWorld(kind, { MEDIA_QUOTA: String(bytes.length * 5 + 10) });
    const ann = await world.person('ann');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(world.upload(ann, bytes, 'a.mp4'))),
    );
    expect(outcomes.filter((one) => one === 'nothing')).toHaveLength(5);
    expect(new Set(outcomes)).toEqual(new Set(['nothing', 'media.quota-exceeded']));
    await sweepTwoHoursLater(world);
    expect(await expectFilesConsistent(world)).toHaveLength(5);
    const { id: fileId } = (await world.call('media.list-my-files', {}, ann.actor)).items[0]!;
    await world.call('media.delete-file', { fileId }, ann.actor);
    await world.upload(ann, bytes, 'again.mp4');
  });

  test('a requested upload uses quota at once, and frees it when it expires', async () => {
    const world = await startWorld(kind, { MEDIA_QUOTA: '1000' });
    const ann = await world.person('ann');
    const ask = () =>
      world.call('media.request-upload', { name: 'a.mp4', contentType: 'video/mp4', size: 600 }, ann.actor);
    const { fileId } = await ask();
    expect(await refusalOf(ask())).toBe('media.quota-exceeded');
    await sweepTwoHoursLater(world);
    expect(await refusalOf(world.call('media.complete-upload', { fileId }, ann.actor))).toBe(
      'media.file-not-found',
    );
    expect(world.pushed.filter(({ frame }) => frame.name === 'file.failed')).toMatchObject([
      { data: { id: fileId, code: 'media.upload-expired' }, to: [ann.id] },
    ]);
    await ask();
  });

  test('posts and comments take files by fileIds or by the older mediaIds, which must not differ', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const files = [await world.upload(ann, await png(8, 8)), await world.upload(ann, await png(9, 9))];
    const [one, two] = files.map(({ id }) => id) as [string, string];
    const shown = ({ media }: { media: { id: string }[] }) => media.map(({ id }) => id);
    const create = (files: object) => world.call('posts.create-post', files, ann.actor);
    const post = await create({ fileIds: [two, one] });
    expect(shown(post)).toEqual([two, one]);
    expect(shown(await create({ mediaIds: [one] }))).toEqual([one]);
    expect(shown(await create({ fileIds: [one], mediaIds: [one] }))).toEqual([one]);
    const comment = await world.call('posts.add-comment', { postId: post.id, fileIds: [one] }, ann.actor);
    expect(shown(comment)).toEqual([one]);
    const update = (files: object) =>
      world.call('posts.update-post', { postId: post.id, ...files }, ann.actor);
    const correct = (files: object) =>
      world.call('posts.update-comment', { commentId: comment.id, ...files }, ann.actor);
    const add = (files: object) => world.call('posts.add-comment', { postId: post.id, ...files }, ann.actor);
    for (const write of [create, add, update, correct]) {
      const refused = refusalOf(write({ text: 'hm', fileIds: [one], mediaIds: [two] }));
      expect(await refused).toBe('request.invalid-fields /mediaIds');
    }
    for (const write of [update, correct]) {
      expect(shown(await write({ text: 'changed' }))).not.toEqual([]);
      expect(shown(await write({ fileIds: [two] }))).toEqual([two]);
      expect(shown(await write({ mediaIds: [one] }))).toEqual([one]);
    }
    expect(await refusalOf(create({ fileIds: [] }))).toBe('request.invalid-fields /text');
  });

  test('a file is attached or deleted, never both', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    for (let round = 0; round < 10; round++) {
      const { id } = await world.upload(ann, await png(8, 8));
      const [posted, deleted] = await Promise.all([
        refusalOf(world.call('posts.create-post', { mediaIds: [id] }, ann.actor)),
        refusalOf(world.call('media.delete-file', { fileId: id }, ann.actor)),
      ]);
      expect([
        ['nothing', 'media.file-in-use'],
        ['media.file-not-found', 'nothing'],
      ]).toContainEqual([posted, deleted]);
    }
    const { items } = await world.call('posts.list-posts', {}, ann.actor);
    expect(items.every(({ media }) => media.length === 1)).toBe(true);
  });

  test('20 concurrent replacements of a file leave one, and no objects of the others', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { id } = await world.upload(ann, pdf(), 'a.pdf');
    const { core, call } = world;
    const { Spool } = await import('../../../src/application/kernel/upload.ts');
    const replace = async (n: number) => {
      const file = await core.get(Spool).save(`${n}.pdf`, content(`%PDF-1.4\n%${n}\n`).bytes(), 1000);
      return call('media.replace-file', { fileId: id, file }, ann.actor);
    };
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => refusalOf(replace(n))));
    expect(outcomes.filter((one) => one !== 'nothing' && one !== 'request.conflict')).toEqual([]);
    await sweepTwoHoursLater(world);
    expect(await expectFilesConsistent(world)).toHaveLength(1);
  });

  test('the sweeper removes orphans, and keeps recent and owned objects', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    await world.upload(ann, await png());
    const store = world.core.get(ObjectStore);
    const orphan = 'files/0190b6a4-0000-7000-8000-000000000001/0190b6a4-0000-7000-8000-000000000002/original';
    for (const key of [orphan, 'incoming/0190b6a4-0000-7000-8000-000000000001', 'files/odd'])
      await store.put(key, content('lost'), 'text/plain');
    const before = await objectKeys(world);
    world.clock.at = Date.now();
    const { MediaSweeper } = await import('../../../src/infrastructure/media/sweeper.ts');
    await world.core.get(MediaSweeper).sweep();
    expect(await objectKeys(world)).toEqual(before);
    await sweepTwoHoursLater(world);
    expect(await expectFilesConsistent(world)).toHaveLength(1);
  });

  test('deleting an account deletes its files', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { id } = await world.upload(ann, await png());
    await world.call('identity.set-avatar', { fileId: id }, ann.actor);
    await world.call('posts.create-post', { mediaIds: [id] }, ann.actor);
    await world.call('media.request-upload', { name: 'a', contentType: 'image/png', size: 1 }, ann.actor);
    await world.call('identity.delete-me', { password: ann.password }, ann.actor);
    await world.settled();
    expect(await objectKeys(world)).toEqual([]);
    expect(await expectFilesConsistent(world)).toEqual([]);
  });

  test('an upload repeated with the same idempotency key makes one file', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { Spool } = await import('../../../src/application/kernel/upload.ts');
    const send = async (bytes: Uint8Array, name: string) => {
      const file = await world.core.get(Spool).save(name, ReadableStream.from([bytes]), 10_000);
      return world.call('media.upload-file', { file }, ann.actor, { idempotencyKey: 'one' });
    };
    const first = await send(mp4(), 'a.mp4');
    expect((await send(mp4(), 'a.mp4')).id).toBe(first.id);
    expect(await refusalOf(send(mp4('qt'), 'a.mp4'))).toBe('request.idempotency-key-reused');
    await sweepTwoHoursLater(world);
    expect((await expectFilesConsistent(world)).map(({ ownerId }) => ownerId as UserId)).toEqual([ann.id]);
  });
});
