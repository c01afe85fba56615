import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { png } from '../kit/files/images.ts';
import { mp4 } from '../kit/files/videos.ts';
import { azureAccount, FakeAzure } from '../kit/servers/azure.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';

const azure = new FakeAzure();
let service: TestService;
let ann: Person;
beforeAll(async () => {
  const { name, key } = azureAccount;
  const BlobEndpoint = await azure.start();
  vi.stubEnv(
    'AZURE_STORAGE_CONNECTION_STRING',
    `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};BlobEndpoint=${BlobEndpoint};`,
  );
  service = await startTestService('sqlite', { STORAGE_URL: 'azblob://wardrobe' });
  ann = await service.person('ann');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  azure.stop();
});

const get = async (link: string) => {
  const answer = await fetch(link);
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

test('with Azure, a picture is stored in the container, shown by its links, and deleted', async () => {
  const file = await ann.upload(await png(300, 200), 'a hat.png');
  expect(file.url).toContain('/wardrobe/files/');
  const { status, headers, bytes } = await get(file.url);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('image/png');
  expect(headers.get('content-disposition')).toMatch(/^inline; filename="a hat.png"/);
  expect(headers.get('cache-control')).toBe('private, max-age=600');
  expect((await sharp(bytes).metadata()).width).toBe(300);
  expect((await sharp((await get(file.thumbnailUrl!)).bytes).metadata()).format).toBe('webp');
  expect((await service.request('GET', '/readyz')).status).toBe(200);

  await ann.does('media.delete-file', { fileId: file.id });
  await service.settled();
  expect((await get(file.url)).status).toBe(404);
});

test('with Azure, an avatar passes through the service', async () => {
  const file = await ann.upload(await png(300, 300));
  await ann.does('identity.set-avatar', { fileId: file.id });
  const { avatarUrl } = await ann.does('identity.get-me', {});
  const answer = await service.follow(avatarUrl!);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
  await answer.arrayBuffer();
});

test('with Azure, a video is uploaded by a link, and refused unless it is what was announced', async () => {
  const video = mp4();
  const upload = async (body: Uint8Array<ArrayBuffer>) => {
    const announced = { name: 'a.mp4', contentType: 'video/mp4', size: video.length };
    const { fileId, url, method, headers } = await ann.does('media.request-upload', announced);
    const { status } = await fetch(url, { method, headers, body });
    expect(status).toBe(201);
    return service.request('POST', `/api/files/uploads/${fileId}/complete`, { token: ann.accessToken });
  };
  const whole = await upload(video);
  expect(whole).toMatchObject({ status: 200, body: { kind: 'video', size: video.length } });
  expect((await get(whole.body.url)).bytes.length).toBe(video.length);
  expect((await upload(new Uint8Array([...video, 0]))).body.code).toBe('media.size-mismatch');
  expect((await upload(video.map(() => 65))).body.code).toBe('media.unsupported-type');
});
