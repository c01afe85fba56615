import type { Conversation } from '../../client/index.ts';
import { toast } from '../shell/toasts.ts';
import { emojis, type ReactionKind, reactionKinds } from '../ui/reaction-kinds.ts';
import { useWords } from '../words/languages.ts';
import { reactionWords } from '../words/reactions.ts';
import { useRefusals } from '../words/refusals.ts';
import styles from './chat.module.css';
import type { SeenMessage } from './rows.ts';

/** Reacts to a message; the client shows it as soon as the service has answered. */
export function useReactTo(chat: Conversation, message: SeenMessage): (kind: ReactionKind) => void {
  const inWords = useRefusals();
  return (kind) =>
    void chat
      .react(message.id, message.myReaction === kind ? null : kind)
      .catch((error: unknown) => toast({ kind: 'error', text: inWords(error) }));
}

/** How many reacted in which way; a press does the same, or takes one's own back. */
export function MessageReactions({ message, chat }: { message: SeenMessage; chat: Conversation }) {
  const words = useWords(reactionWords);
  const react = useReactTo(chat, message);
  const given = reactionKinds.filter((kind) => message.reactions[kind] > 0);
  if (given.length === 0) return null;
  return (
    <div className={styles.reactions}>
      {given.map((kind) => {
        const isOwn = message.myReaction === kind;
        const count = message.reactions[kind];
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isOwn}
            aria-label={`${isOwn ? words.reacted(words.kinds[kind]) : words.kinds[kind]}, ${words.count(count)}`}
            title={words.kinds[kind]}
            onClick={() => react(kind)}
          >
            <span aria-hidden="true">{emojis[kind]}</span> {count}
          </button>
        );
      })}
    </div>
  );
}
