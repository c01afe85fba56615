import { Link } from '@tanstack/react-router';
import { ArrowLeft, Info } from 'react-feather';
import type { Conversation, ConversationView } from '../../client/index.ts';
import { Avatar } from '../ui/avatar.tsx';
import buttonStyles from '../ui/button.module.css';
import { classes } from '../ui/classes.ts';
import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { isAcquainted, PresenceText } from './presence.tsx';
import { useConversationName } from './use-name.ts';
import { useTypists } from './use-typists.ts';
import { messageWords } from './words.ts';

const look = classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon);

/** With whom one talks, and what they do just now. */
export function ChatHead({ card, chat }: { card: ConversationView; chat: Conversation }) {
  const words = useWords(messageWords);
  const name = useConversationName()(card);
  const typists = useTypists(chat, card);
  const { peer } = card;
  return (
    <header className={styles.head}>
      <Link to="/messages" className={classes(look, styles.back)} aria-label={words.back} title={words.back}>
        <ArrowLeft aria-hidden="true" />
      </Link>
      <Avatar of={{ name, username: name, avatarUrl: card.avatarUrl }} />
      <div className={layout.grow}>
        <h1 className={styles.name}>
          {peer ? (
            <Link
              to="/people/$username"
              params={{ username: peer.username }}
              className={layout.plainLink}
              disabled={peer.username === ''}
            >
              {name}
            </Link>
          ) : (
            <Link
              to="/messages/$conversationId/about"
              params={{ conversationId: card.id }}
              className={layout.plainLink}
            >
              {name}
            </Link>
          )}
        </h1>
        <p className={layout.hint} role="status">
          {typists.length > 0
            ? words.typing(typists)
            : peer
              ? isAcquainted(card) && <PresenceText of={peer} />
              : words.members(card.memberCount)}
        </p>
      </div>
      {!peer && (
        <Link
          to="/messages/$conversationId/about"
          params={{ conversationId: card.id }}
          className={look}
          aria-label={words.details}
          title={words.details}
        >
          <Info aria-hidden="true" />
        </Link>
      )}
    </header>
  );
}
