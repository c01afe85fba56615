import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { CallRefused, type ConversationView } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, query } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { ChatHead } from './chat-head.tsx';
import { Composer } from './composer.tsx';
import type { Draft } from './draft.ts';
import { MessagesFrame } from './frame.tsx';
import { RequestBar } from './request-bar.tsx';
import { RoomPreview } from './room-preview.tsx';
import { Timeline } from './timeline.tsx';
import { type OpenChat, useChat } from './use-chat.ts';
import { useConversationName } from './use-name.ts';
import { messageWords } from './words.ts';

const route = getRouteApi('/messages/$conversationId');

/** A conversation. */
export function ChatPage() {
  const { conversationId } = route.useParams();
  const { at } = route.useSearch();
  return (
    <MessagesFrame>
      <Chat key={`${conversationId} ${at}`} conversationId={conversationId} at={at} />
    </MessagesFrame>
  );
}

function Chat({ conversationId, at }: { conversationId: string; at: number | undefined }) {
  const { opened, error, retry } = useChat(conversationId, at);
  useClosing(conversationId);
  if (error instanceof CallRefused && error.status === 404) return <RoomPreview roomId={conversationId} />;
  if (error) return <Failure error={error} retry={retry} />;
  if (!opened) return <SkeletonList count={2} height="4rem" />;
  return <Opened {...opened} at={at} />;
}

/** Who has to leave a room sees it no longer, and is told why. */
function useClosing(conversationId: string): void {
  const words = useWords(messageWords);
  const navigate = useNavigate();
  const me = useMe();
  const { data } = useQuery({
    ...query('messaging.get-conversation', { conversationId }),
    enabled: false,
  });
  const title = data?.title ?? '';
  useEffect(
    () =>
      client.on('room.left', ({ data: { roomId, user, how } }) => {
        if (roomId !== conversationId || user.id !== me.id) return;
        const why = { left: words.leftRoom, removed: words.removedFrom, banned: words.banned }[how];
        toast({ kind: how === 'left' ? 'done' : 'error', text: why(title) });
        void navigate({ to: '/messages' });
      }),
    [conversationId, me.id, navigate, title, words],
  );
}

function Opened({ chat, card: first, newAfter, at }: OpenChat & { at: number | undefined }) {
  const navigate = useNavigate();
  const { data: card = first } = useQuery(query('messaging.get-conversation', { conversationId: chat.id }));
  const [draft, setDraft] = useState<Draft>({ kind: 'new' });
  const [isNewShown, setNewShown] = useState(true);
  usePageTitle(useConversationName()(card));
  const participants = useReaders(card);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key, defaultPrevented, currentTarget } = event;
    if (key !== 'Escape' || defaultPrevented || !currentTarget.contains(target as Node)) return;
    if ((target as Element).closest('dialog')) return;
    if (draft.kind === 'new') void navigate({ to: '/messages' });
    else setDraft({ kind: 'new' });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc works wherever the focus is inside
    <div className={styles.chat} onKeyDown={press}>
      <ChatHead card={card} chat={chat} />
      {chat.lost !== undefined && <Failure error={chat.lost} />}
      {card.request && <RequestBar card={card} />}
      <Timeline
        chat={chat}
        card={card}
        readers={participants}
        newAfter={isNewShown ? newAfter : undefined}
        at={at}
        onDraft={setDraft}
      />
      <Composer chat={chat} card={card} draft={draft} onDraft={setDraft} onSent={() => setNewShown(false)} />
    </div>
  );
}

/** Of a room: up to where each other person has read, as far as that is shown. */
function useReaders({ id, kind }: ConversationView) {
  const me = useMe();
  const { data } = useInfiniteQuery({
    ...pages('messaging.list-participants', { roomId: id, limit: 100 }),
    enabled: kind === 'room',
  });
  return useMemo(
    () => data?.pages.flatMap(({ items }) => items).filter(({ user }) => user.id !== me.id) ?? [],
    [data, me.id],
  );
}
