import type { ReadLink } from '../../../application/media/ports.ts';
import { savedAs } from '../../../domain/media/file-name.ts';

/** RFC 6266: an ASCII name for old clients, the real name for all others. */
export function contentDisposition(link: Pick<ReadLink, 'name' | 'contentType' | 'attachment'>): string {
  const name = savedAs(link.name, link.contentType);
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${link.attachment ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
