import type { ConversationView } from '../../client/index.ts';
import { usePersonName } from '../ui/person.tsx';

/** The title of a room, or the name of the other person. */
export function useConversationName(): (card: Pick<ConversationView, 'title' | 'peer'>) => string {
  const nameOf = usePersonName();
  return ({ title, peer }) => (peer ? nameOf(peer) : title);
}
