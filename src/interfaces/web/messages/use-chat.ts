import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import type { Conversation, ConversationView } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { query } from '../shell/queries.ts';

export interface OpenChat {
  readonly chat: Conversation;
  /** As it was when the chat was opened. */
  readonly card: ConversationView;
  /** The last `seq` that was read by then, if anything was unread. */
  readonly newAfter: number | undefined;
}

/** Opens a conversation at its first unread message, or at `at`, and follows it as long as it is shown. */
export function useChat(conversationId: string, at: number | undefined) {
  const cache = useQueryClient();
  const [opened, setOpened] = useState<OpenChat>();
  const [error, setError] = useState<unknown>();
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [attempt, retry] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it anew
  useEffect(() => {
    let isOver = false;
    const chat = client.conversation(conversationId);
    const stops = [chat.onChange(redraw), chat.onRestart(redraw)];
    const open = async () => {
      const card = await cache.fetchQuery({
        ...query('messaging.get-conversation', { conversationId }),
        staleTime: 0,
      });
      const newAfter = card.unreadCount > 0 ? card.lastReadSeq : undefined;
      const first = at ?? (newAfter === undefined ? undefined : newAfter + 1);
      await (first === undefined ? chat.open() : chat.openAt(first));
      if (!isOver) setOpened({ chat, card, newAfter });
    };
    setError(undefined);
    open().catch((reason: unknown) => {
      if (!isOver) setError(reason);
    });
    return () => {
      isOver = true;
      for (const stop of stops) stop();
      chat.close();
    };
  }, [cache, conversationId, at, attempt]);
  return { opened, error, retry };
}
