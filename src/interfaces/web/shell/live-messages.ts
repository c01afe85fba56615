import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ConversationView, FrameData, Me, Participant } from '../../client/index.ts';
import { dropEverywhere, mergeEverywhere, refreshSoon } from './cache.ts';

type Pushed = FrameData['message.created'];
type Listed = Omit<ConversationView, 'messages'>;
export type ConversationPages = InfiniteData<{
  readonly items: readonly Listed[];
  readonly nextCursor: string | null;
}>;
type Head = Pick<Listed, 'lastSeq' | 'lastReadSeq' | 'unreadCount'>;

/** What one has read, at least up to `seq`. */
export function readTo(
  { lastSeq, lastReadSeq }: Head,
  seq: number,
): Pick<Listed, 'lastReadSeq' | 'unreadCount'> {
  const read = Math.max(lastReadSeq, seq);
  return { lastReadSeq: read, unreadCount: Math.max(0, lastSeq - read) };
}

/** The conversations after a new message: its own comes first. Undefined when it is not among those that are loaded. */
export function withNewMessage(
  { pages, pageParams }: ConversationPages,
  message: Pushed,
  me: string | undefined,
): ConversationPages | undefined {
  const found = pages.flatMap(({ items }) => items).find(({ id }) => id === message.conversationId);
  if (!found) return undefined;
  const isMine = 'sender' in message && message.sender.id === me;
  const lastSeq = Math.max(found.lastSeq, message.seq);
  const isNewest = message.seq === lastSeq;
  const next: Listed = {
    ...found,
    lastSeq,
    lastChangeSeq: Math.max(found.lastChangeSeq, message.changeSeq),
    ...readTo({ ...found, lastSeq }, isMine ? message.seq : 0),
    ...(isNewest && { lastMessage: 'hidden' in message ? message : { ...message, myReaction: null } }),
  };
  const others = pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== found.id) }));
  return {
    pageParams,
    pages: others.map((page, i) => (i === 0 ? { ...page, items: [next, ...page.items] } : page)),
  };
}

type ParticipantPages = InfiniteData<{ readonly items: readonly Participant[] }>;

/** The participants once one of them has read up to `seq`. */
export const withReader = (data: ParticipantPages, userId: string, seq: number): ParticipantPages => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    items: page.items.map((one) => (one.user.id === userId ? { ...one, lastReadSeq: seq } : one)),
  })),
});

const meIn = (cache: QueryClient) => cache.getQueryData<Me>(['identity.get-me', {}])?.id;

export function messageCreated(message: Pushed, cache: QueryClient): void {
  let isKnown = false;
  cache.setQueriesData<ConversationPages>({ queryKey: ['messaging.list-conversations'] }, (data) => {
    const next = data && 'pages' in data ? withNewMessage(data, message, meIn(cache)) : undefined;
    isKnown ||= next !== undefined;
    return next ?? data;
  });
  if (!isKnown) refreshSoon(cache, 'messaging.list-conversations');
  refreshSoon(cache, 'identity.get-inbox-counts');
}

/** Another version of a message, which may be the last one of its conversation. */
export function messageChanged(message: Pushed, cache: QueryClient): void {
  mergeEverywhere(cache, message.id, message);
}

export function conversationRead(
  { conversationId, userId, seq }: FrameData['conversation.read'],
  cache: QueryClient,
): void {
  if (userId === meIn(cache)) {
    mergeEverywhere(cache, conversationId, (one: Partial<Head>) =>
      one.lastSeq === undefined ? {} : readTo(one as Head, seq),
    );
    refreshSoon(cache, 'identity.get-inbox-counts');
    return;
  }
  mergeEverywhere(cache, conversationId, (one: Partial<Listed>) =>
    one.peer?.id === userId && typeof one.peerLastReadSeq === 'number'
      ? { peerLastReadSeq: Math.max(one.peerLastReadSeq, seq) }
      : {},
  );
  cache.setQueriesData<ParticipantPages>(
    { queryKey: ['messaging.list-participants', { roomId: conversationId }], exact: false },
    (data) => data && withReader(data, userId, seq),
  );
}

/** Those who have left see nothing of the room any more. */
export function roomLeft({ roomId, user }: FrameData['room.left'], cache: QueryClient): void {
  if (user.id === meIn(cache)) {
    dropEverywhere(cache, roomId);
    refreshSoon(cache, 'messaging.list-conversations', 'messaging.list-rooms', 'identity.get-inbox-counts');
    return;
  }
  refreshSoon(
    cache,
    'messaging.list-conversations',
    'messaging.get-conversation',
    'messaging.list-participants',
    'messaging.list-bans',
  );
}
