import { objectKey } from '../../../application/media/object-keys.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { SignedLinks } from './signed-links.ts';

/** Path suffix of the public URL of an image's thumbnail, valid as long as that revision exists. */
export const avatarPath = (links: SignedLinks, fileId: Id, revisionId: Id): string =>
  `${links.seal('avatar', [fileId, revisionId])}.webp`;

/** The object behind such a link. */
export function avatarKey(links: SignedLinks, path: string): string | undefined {
  const opened = path.endsWith('.webp') ? links.open('avatar', path.slice(0, -'.webp'.length)) : undefined;
  if (opened === undefined) return undefined;
  const [fileId, revisionId] = opened as [Id, Id];
  return objectKey(fileId, revisionId, 'small.webp');
}
