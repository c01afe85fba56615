import { InvalidFields } from '../../application/kernel/errors.ts';
import { Malformed } from '../refusals.ts';

/** Works with and without the prefix, like the other paths of older clients. */
const pattern = /^(?:\/api)?\/chats\/ws\/([^/]+)\/([^/]+)$/;
const labelLength = 64;

export interface ChatAddress {
  readonly conversationId: string;
  readonly token: string | undefined;
}

/** Whether a request is for this wire. */
export const isChat = (url: string): boolean => pattern.test(url.split('?')[0]!);

export function chatAddress(url: string): ChatAddress {
  const { pathname, searchParams } = new URL(url, 'ws://host');
  const [, conversationId, label] = pattern.exec(pathname)!.map(decoded) as [string, string, string];
  // The label is chosen by the client; only the token identifies the user.
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
