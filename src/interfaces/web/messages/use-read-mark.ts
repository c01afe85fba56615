import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Conversation, ConversationView } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { readTo } from '../shell/live-messages.ts';

const restMs = 400;

/** Marks messages as read that were in sight while the window was looked at. */
export function useReadMark(chat: Conversation, readSeq: number, seenSeq: number | undefined): void {
  const cache = useQueryClient();
  const told = useRef(readSeq);
  useEffect(() => {
    if (seenSeq === undefined || seenSeq <= told.current) return undefined;
    const tell = () => {
      if (document.visibilityState !== 'visible' || seenSeq <= told.current) return;
      told.current = seenSeq;
      mergeEverywhere(cache, chat.id, (one: Partial<ConversationView>) =>
        one.lastSeq === undefined ? {} : readTo(one as ConversationView, seenSeq),
      );
      // What could not be told is told with the next message that is seen.
      chat.read(seenSeq).catch(() => {
        told.current = Math.min(told.current, seenSeq - 1);
      });
    };
    const timer = setTimeout(tell, restMs);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [cache, chat, seenSeq]);
}
