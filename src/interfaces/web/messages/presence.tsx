import { useQuery } from '@tanstack/react-query';
import type { ConversationView, PublicUser } from '../../client/index.ts';
import { query } from '../shell/queries.ts';
import { Hidden } from '../ui/layout.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import styles from './messages.module.css';
import { messageWords } from './words.ts';

/** Presence is told to those who have written to each other. */
export const isAcquainted = ({ request, lastMessage }: Pick<ConversationView, 'request' | 'lastMessage'>) =>
  !request && lastMessage !== null;

/** Whether someone is online, as far as they share it: frames keep it up to date. */
export const usePresence = (person: Pick<PublicUser, 'id'> | null | undefined, enabled = true) =>
  useQuery({
    ...query('messaging.get-presence', { userId: person?.id ?? '' }),
    enabled: enabled && person !== null && person !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: false,
  }).data;

export function OnlineDot({ of }: { of: Pick<PublicUser, 'id'> }) {
  const words = useWords(messageWords);
  const presence = usePresence(of);
  if (!presence?.online) return null;
  return (
    <span className={styles.dot}>
      <Hidden>{words.online}</Hidden>
    </span>
  );
}

export function PresenceText({ of }: { of: Pick<PublicUser, 'id'> }) {
  const words = useWords(messageWords);
  const presence = usePresence(of);
  if (!presence) return null;
  if (presence.online) return <>{words.online}</>;
  return (
    <>
      {words.lastSeen} <Time at={presence.lastSeenAt} />
    </>
  );
}
