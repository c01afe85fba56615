import { Link } from '@tanstack/react-router';
import type { ConversationView } from '../../client/index.ts';
import { useMe } from '../shell/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Hidden, layout } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { useGist } from './gist.ts';
import styles from './messages.module.css';
import { isAcquainted, OnlineDot } from './presence.tsx';
import { isSeen } from './rows.ts';
import { useConversationName } from './use-name.ts';
import { messageWords } from './words.ts';

type Listed = Omit<ConversationView, 'messages'>;

/** The last message in a few words. */
function useExcerpt(): (card: Listed) => string {
  const words = useWords(messageWords);
  const nameOf = usePersonName();
  const gist = useGist();
  const me = useMe();
  return ({ lastMessage, kind, request, description }) => {
    if (request) return words.isRequest;
    if (lastMessage === null) return description;
    if (!isSeen(lastMessage)) return words.hiddenMessages(1);
    const { sender } = lastMessage;
    const what = gist(lastMessage);
    if (sender.id === me.id) return `${words.you}: ${what}`;
    return kind === 'room' ? `${nameOf(sender)}: ${what}` : what;
  };
}

export function ConversationCard({ card }: { card: Listed }) {
  const words = useWords(messageWords);
  const name = useConversationName()(card);
  const excerpt = useExcerpt()(card);
  const at = card.lastMessage && isSeen(card.lastMessage) ? card.lastMessage.createdAt : card.createdAt;
  return (
    <Link
      to="/messages/$conversationId"
      params={{ conversationId: card.id }}
      activeOptions={{ includeSearch: false }}
      preload={false}
      className={styles.card}
    >
      <span className={styles.face}>
        <Avatar of={{ name, username: name, avatarUrl: card.avatarUrl }} />
        {card.peer && isAcquainted(card) && <OnlineDot of={card.peer} />}
      </span>
      <span className={layout.grow}>
        <span className={styles.top}>
          <strong className={styles.line}>{name}</strong>
          <span className={styles.time}>
            <Time at={at} />
          </span>
        </span>
        <span className={styles.top}>
          <span className={styles.excerpt}>{excerpt}</span>
          {card.unreadCount > 0 && (
            <span className={styles.badge}>
              <span aria-hidden="true">{card.unreadCount > 99 ? '99+' : card.unreadCount}</span>
              <Hidden>{words.unread(card.unreadCount)}</Hidden>
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}
