import { useEffect, useState } from 'react';
import type { Conversation, ConversationView } from '../../client/index.ts';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { isSeen, type SeenMessage } from './rows.ts';
import { messageWords } from './words.ts';

/** The names of those who are typing: of the peer, and of people who have written something that is loaded. */
export function useTypists(chat: Conversation, { peer }: ConversationView): readonly string[] {
  const words = useWords(messageWords);
  const nameOf = usePersonName();
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => chat.onTyping(setIds), [chat]);
  const people = new Map<string, SeenMessage['sender']>(peer ? [[peer.id, peer]] : []);
  if (ids.length > 0) for (const one of chat.messages) if (isSeen(one)) people.set(one.sender.id, one.sender);
  return ids.map((id) => (people.has(id) ? nameOf(people.get(id)!) : words.someone));
}
