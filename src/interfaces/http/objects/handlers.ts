import { UploadTooLarge } from '../../../application/kernel/files.ts';
import type { ServedObjects } from '../../../application/kernel/served-objects.ts';
import { InvalidLink, LinkUsed, Malformed, UnknownPath, UnsupportedMedia } from '../../refusals.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { serveObject } from './serve-object.ts';

export async function readObject(
  context: RequestContext,
  objects: ServedObjects,
  link: string,
): Promise<Response> {
  const object = await objects.read(link);
  if (!object) throw new InvalidLink();
  return serveObject(context, object);
}

export async function readAvatar(
  context: RequestContext,
  objects: ServedObjects,
  path: string,
): Promise<Response> {
  const object = await objects.avatar(path);
  if (!object) throw new UnknownPath();
  return serveObject(context, object);
}

/** Stores a direct upload. Its type and exact length must match the link. */
export async function writeObject(
  context: RequestContext,
  objects: ServedObjects,
  link: string,
): Promise<Response> {
  const { incoming } = context;
  const awaited = await objects.expectedUpload(link);
  if (!awaited) throw new InvalidLink();
  if (incoming.headers['content-type'] !== awaited.contentType)
    throw new UnsupportedMedia({ detail: `Send ${awaited.contentType}` });
  const length = Number(incoming.headers['content-length']);
  if (length > awaited.size) throw new UploadTooLarge();
  if (length !== awaited.size)
    throw new Malformed({ detail: `Send ${awaited.size} bytes, with a Content-Length` });
  const isFirst = await awaited.store(incoming).catch((error: unknown) => {
    throw incoming.complete ? error : new Malformed({ detail: 'The body ended early' });
  });
  if (!isFirst) throw new LinkUsed();
  return context.answer(200, null);
}
