import { Link } from '@tanstack/react-router';
import { Bell, Check, Circle, X } from 'react-feather';
import type { Notification } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Hidden, layout, Stack } from '../ui/layout.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { Answers } from './answers.tsx';
import { useDismiss } from './dismiss.ts';
import styles from './notifications.module.css';
import { pathOf } from './paths.ts';
import { useSentence } from './sentence.ts';
import { notificationWords } from './words.ts';

/** A notification: opening what it is about marks it as read. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const words = useWords(notificationWords);
  const sentence = useSentence()(notification);
  const dismiss = useDismiss();
  const { id, read, actors, subject, text, updatedAt } = notification;
  const mark = useCommand('notifications.update', {
    optimistic: (input, cache) => mergeEverywhere(cache, id, { read: input.read }),
    refreshes: ['identity.get-inbox-counts'],
  });
  const path = pathOf(notification);
  const size = 18;
  return (
    <article className={classes(styles.row, !read && styles.unread)} aria-label={sentence}>
      <div className={styles.faces}>
        {actors.length === 0 ? (
          <Bell aria-hidden="true" />
        ) : (
          actors.slice(0, 2).map((one) => <Avatar key={one.id} of={one} />)
        )}
      </div>
      <Stack className={classes(layout.grow, layout.tight)}>
        <p>
          {!read && <Hidden>{words.unread}: </Hidden>}
          {path === undefined ? (
            sentence
          ) : (
            <Link
              to={path as '/'}
              className={layout.plainLink}
              preload={false}
              onClick={() => read || mark.mutate({ notificationId: id, read: true })}
            >
              {sentence}
            </Link>
          )}
        </p>
        {subject?.title && subject.kind !== 'user' && notification.type !== 'message' && (
          <p className={styles.subject}>{subject.title}</p>
        )}
        {text !== undefined && <p className={styles.text}>{text}</p>}
        <span className={layout.hint}>
          <Time at={updatedAt} />
        </span>
        <Answers notification={notification} />
      </Stack>
      {subject?.imageUrl && subject.kind !== 'user' && (
        <img className={styles.image} src={subject.imageUrl} alt="" loading="lazy" />
      )}
      <div className={styles.actions}>
        <IconButton
          label={`${read ? words.markUnread : words.markRead}: ${sentence}`}
          icon={read ? <Circle aria-hidden="true" size={size} /> : <Check aria-hidden="true" size={size} />}
          onClick={() => mark.mutate({ notificationId: id, read: !read })}
        />
        <IconButton
          label={`${words.dismiss}: ${sentence}`}
          icon={<X aria-hidden="true" size={size} />}
          onClick={() => dismiss(id)}
        />
      </div>
    </article>
  );
}
