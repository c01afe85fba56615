import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { expectFilesConsistent, objectKeys, sweepTwoHoursLater } from '../kit/files/consistency.ts';
import { png } from '../kit/files/images.ts';
import { FakeS3, s3Credentials } from '../kit/servers/s3.ts';
import { refusalOf, startWorld } from '../kit/world.ts';

afterEach(() => vi.unstubAllEnvs());

async function worldOnS3() {
  vi.stubEnv('AWS_ACCESS_KEY_ID', s3Credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3Credentials.secretAccessKey);
  const fake = new FakeS3();
  onTestFinished(() => fake.stop());
  const endpoint = await fake.start();
  const world = await startWorld('sqlite', {
    STORAGE_URL: `s3://wardrobe?region=eu-central-1&endpoint=${endpoint}`,
  });
  return { fake, world };
}

test('with a bucket, files are stored in it until deletion, and links lead to it', async () => {
  const { fake, world } = await worldOnS3();
  world.clock.at = Date.now();
  const ann = await world.person('ann');
  const file = await world.upload(ann, await png());
  const answer = await fetch(file.thumbnailUrl!);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(fake.objects.size).toBe(3);
  await world.call('media.delete-file', { fileId: file.id }, ann.actor);
  await world.settled();
  expect(fake.objects.size).toBe(0);
});

test('while the store is down only uploads are refused, and deletions wait', async () => {
  const { fake, world } = await worldOnS3();
  world.clock.at = Date.now();
  const ann = await world.person('ann');
  const file = await world.upload(ann, await png());
  await world.call('posts.create-post', { text: 'seen', mediaIds: [file.id] }, ann.actor);
  const other = await world.upload(ann, await png());
  await world.settled();

  fake.isDown = true;
  expect(await refusalOf(world.upload(ann, await png()))).toBe('request.unavailable');
  await world.call('media.delete-file', { fileId: other.id }, ann.actor);
  expect((await world.call('feed.read-home', {}, ann.actor)).items[0]?.media).toHaveLength(1);
  await world.core.relay.drain();
  expect(await objectKeys(world).catch((error) => error.code)).toBe('request.unavailable');

  fake.isDown = false;
  await sweepTwoHoursLater(world);
  expect(await expectFilesConsistent(world)).toHaveLength(1);
}, 60_000);
