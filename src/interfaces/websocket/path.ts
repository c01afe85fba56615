import { InvalidFields } from '../../application/kernel/errors.ts';
import { Malformed } from '../refusals.ts';

/** Answers with and without the prefix, as the other paths of older designs do. */
const pattern = /^(?:\/api)?\/chats\/ws\/([^/]+)\/([^/]+)$/;
const labelLength = 64;

export interface ChatAddress {
  readonly conversationId: string;
  readonly token: string | undefined;
}

/** Whether a request is for here at all; the rest is another's. */
export const isChat = (url: string): boolean => pattern.test(url.split('?')[0]!);

export function chatAddress(url: string): ChatAddress {
  const { pathname, searchParams } = new URL(url, 'ws://host');
  const [, conversationId, label] = pattern.exec(pathname)!.map(decoded) as [string, string, string];
  // The label is the client's own; who it is comes from its token alone.
  if ([...label].length > labelLength)
    throw new InvalidFields({
      errors: [{ pointer: '/clientId', detail: `must have at most ${labelLength} characters` }],
    });
  return { conversationId, token: searchParams.get('token') ?? undefined };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Malformed();
  }
}
