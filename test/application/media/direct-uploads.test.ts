import { describe, expect, test } from 'vitest';
import { ObjectStore } from '../../../src/application/media/ports.ts';
import { expectFilesConsistent, objectKeys } from '../../kit/files/consistency.ts';
import { mp3, mp4, pdf } from '../../kit/files/videos.ts';
import { refusalOf, startWorld } from '../../kit/world.ts';

const html = new Uint8Array(Buffer.from('<script>alert(1)</script>'.padEnd(mp4().length, ' ')));
const padded = (bytes: Uint8Array, length: number) => {
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
};

// Upload links of some stores bind neither size nor type, so all this may be sent to them.
const sent: readonly [what: string, bytes: () => Uint8Array, code: string][] = [
  ['more bytes', () => padded(mp4(), mp4().length + 1), 'media.size-mismatch'],
  ['far more bytes', () => padded(mp4(), 5_000_000), 'media.size-mismatch'],
  ['fewer bytes', () => mp4().slice(0, -1), 'media.size-mismatch'],
  ['a page', () => html, 'media.unsupported-type'],
  ['a sound', () => padded(mp3(2), mp4().length), 'media.wrong-kind'],
  ['a document', () => padded(pdf(), mp4().length), 'media.wrong-kind'],
];

describe('A file that was sent to the store directly', () => {
  test.each(sent)(
    'with %s instead of the announced video is refused, and leaves nothing',
    async (_what, bytes, code) => {
      const world = await startWorld('sqlite');
      const ann = await world.person('ann');
      const announced = { name: 'a.mp4', contentType: 'video/mp4', size: mp4().length };
      const { fileId } = await world.call('media.request-upload', announced, ann.actor);
      const body = bytes();
      const content = { size: body.length, bytes: () => ReadableStream.from([body]) };
      await world.core.get(ObjectStore).put(`incoming/${fileId}`, content, 'text/html');
      const complete = () => refusalOf(world.call('media.complete-upload', { fileId }, ann.actor));
      expect(await complete()).toBe(code);
      expect(await complete()).toBe('media.file-not-found');
      await world.settled();
      expect(await objectKeys(world)).toEqual([]);
      expect(await expectFilesConsistent(world)).toEqual([]);
      expect((await world.call('media.list-my-files', {}, ann.actor)).used).toBe(0);
    },
  );
});
