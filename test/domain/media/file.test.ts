import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { type Content, contentTypes, fileKinds, type RevisionId } from '../../../src/domain/media/content.ts';
import { FileInUse, KindChanged, NotPending } from '../../../src/domain/media/errors.ts';
import { File, type FileId } from '../../../src/domain/media/file.ts';
import { cleanName, savedAs } from '../../../src/domain/media/file-name.ts';

const named = { id: 'f' as FileId, ownerId: 'o' as UserId, name: 'hat.png' };
const draft = { ...named, at: 1 };
const content = (revisionId: string, said: Partial<Content> = {}): Content => ({
  ...{ revisionId: revisionId as RevisionId, kind: 'image', contentType: 'image/png', size: 10 },
  ...{ width: 3, height: 4, durationMs: null, blurhash: 'b', colours: [] },
  ...said,
});
const happened = (file: File) => takeEvents(file).map(({ name, data }) => [name, data]);
const fields = (file: File) => ({ ...file }) as unknown as Record<string, unknown>;
const ids = { fileId: 'f', ownerId: 'o' };

describe('a file', () => {
  test('is ready at once when its bytes are stored', () => {
    const file = File.store(draft, content('r'));
    expect(file.isReady).toBe(true);
    expect(fields(file)).toMatchObject({ ...named, createdAt: 1, ...content('r') });
    expect(happened(file)).toEqual([['media.file-ready', { ...ids, direct: false }]]);
  });

  test('of a direct upload is pending, without an event, until its bytes are stored', () => {
    const file = File.expect(draft, content('r', { size: 99 }));
    expect(file.isReady).toBe(false);
    expect(file.expected()).toEqual({ name: 'hat.png', size: 99, kind: 'image' });
    expect(happened(file)).toEqual([]);
    file.complete(content('r', { size: 98 }));
    expect(file.isReady).toBe(true);
    expect(file.size).toBe(98);
    expect(happened(file)).toEqual([['media.file-ready', { ...ids, direct: true }]]);
    expect(() => file.expected()).toThrow(NotPending);
    expect(() => file.complete(content('s'))).toThrow(NotPending);
    expect(() => file.fail('x')).toThrow(NotPending);
  });

  test('that failed announces why', () => {
    const file = File.expect(draft, content('r'));
    file.fail('media.size-mismatch');
    expect(happened(file)).toEqual([['media.file-failed', { ...ids, code: 'media.size-mismatch' }]]);
  });

  test('is replaced by content of the same kind, and keeps its id', () => {
    const file = File.store(draft, content('r'));
    takeEvents(file);
    const film = content('s', { kind: 'video', contentType: 'video/mp4' });
    expect(() => file.replace('film.mp4', film)).toThrow(KindChanged);
    expect(fields(file)).toMatchObject({ name: 'hat.png', revisionId: 'r' });
    file.replace('scarf.webp', content('s', { contentType: 'image/webp', width: 7 }));
    expect(fields(file)).toMatchObject({ name: 'scarf.webp', contentType: 'image/webp', width: 7 });
    expect(happened(file)).toEqual([
      ['media.file-replaced', { ...ids, revisionId: 's', formerRevisionId: 'r' }],
    ]);
  });

  test('cannot be deleted while it is in use', () => {
    const file = File.store(draft, content('r'));
    takeEvents(file);
    expect(() => file.delete(1)).toThrow(FileInUse);
    expect(happened(file)).toEqual([]);
    file.delete(0);
    expect(happened(file)).toEqual([['media.file-deleted', { ...ids, revisionId: 'r' }]]);
  });

  test('is an image, a video, audio or a document by its type', () => {
    expect(new Set(contentTypes.values())).toEqual(new Set(fileKinds));
    for (const [type, kind] of contentTypes)
      expect(type).toMatch(kind === 'document' ? /^application\/pdf$/ : new RegExp(`^${kind}/`));
  });
});

describe('a name', () => {
  test.each([
    ['coat.png', 'coat.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\clothes\\hat.jpg', 'hat.jpg'],
    [' \u202egnp.tah\u0007 ', 'gnp.tah'],
    ['...', 'file'],
    ['', 'file'],
    ['folder/', 'file'],
    ['.hidden', '.hidden'],
    ['👒'.repeat(201), '👒'.repeat(200)],
    ['\ud800.png', '\ufffd.png'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanName(given)).toBe(shown);
  });

  test.each([
    ['a.JPEG', 'image/jpeg', 'a.JPEG'],
    ['a.jpg', 'image/jpeg', 'a.jpg'],
    ['a', 'image/jpeg', 'a.jpg'],
    ['a.exe', 'image/png', 'a.exe.png'],
    ['a.png', 'image/webp', 'a.png.webp'],
    ['a', 'image/gif', 'a.gif'],
    ['a.m4v', 'video/mp4', 'a.m4v'],
    ['a', 'video/mp4', 'a.mp4'],
    ['a', 'video/webm', 'a.webm'],
    ['a', 'video/quicktime', 'a.mov'],
    ['a', 'audio/mpeg', 'a.mp3'],
    ['a.mp4', 'audio/mp4', 'a.mp4'],
    ['a', 'audio/mp4', 'a.m4a'],
    ['receipt.hta', 'application/pdf', 'receipt.hta.pdf'],
    ['a.bin', 'application/unknown', 'a.bin'],
  ])('%s of type %s is saved as %s', (name, type, saved) => {
    expect(savedAs(name, type)).toBe(saved);
  });
});
