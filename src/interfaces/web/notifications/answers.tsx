import { useQuery } from '@tanstack/react-query';
import type { Notification } from '../../client/index.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { layout, Row } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { notificationWords } from './words.ts';

type Person = Notification['actors'][number];

/** Requests that wait are answered where they are told. */
export function Answers({ notification: { type, actors, subject } }: { notification: Notification }) {
  const [actor] = actors;
  if (type === 'follow-request') return actors.map((one) => <FollowAnswer key={one.id} person={one} />);
  if (type === 'friend-request' && actor) return <FriendAnswer person={actor} />;
  if (type === 'invite' && subject?.kind === 'invite' && actor)
    return <InviteAnswer inviteId={subject.id} person={actor} />;
  return null;
}

interface ButtonsProps {
  readonly person: Person;
  readonly busy: boolean;
  readonly onAnswer: (accept: boolean) => void;
}

function Buttons({ person, busy, onAnswer }: ButtonsProps) {
  const words = useWords(notificationWords);
  const name = usePersonName()(person);
  return (
    <Row className={layout.wrap}>
      <Button
        look="primary"
        busy={busy}
        aria-label={`${words.accept}: ${name}`}
        onClick={() => onAnswer(true)}
      >
        {words.accept}
      </Button>
      <Button busy={busy} aria-label={`${words.decline}: ${name}`} onClick={() => onAnswer(false)}>
        {words.decline}
      </Button>
    </Row>
  );
}

const counts = ['identity.get-inbox-counts', 'notifications.list'] as const;

function useDone(): () => void {
  const words = useWords(notificationWords);
  return () => toast({ text: words.answered });
}

function FollowAnswer({ person }: { person: Person }) {
  const { data } = useQuery(query('social.list-follow-requests', { limit: 100 }));
  const answer = useCommand('social.answer-follow-request', {
    refreshes: ['social.list-follow-requests', ...counts],
    done: useDone(),
  });
  if (!data?.items.some(({ id }) => id === person.id)) return null;
  return (
    <Buttons
      person={person}
      busy={answer.isPending}
      onAnswer={(accept) => answer.mutate({ userId: person.id, accept })}
    />
  );
}

function FriendAnswer({ person }: { person: Person }) {
  const { data } = useQuery(query('social.list-friend-requests', { limit: 100 }));
  const answer = useCommand('social.answer-friend-request', {
    refreshes: ['social.list-friend-requests', 'social.list-friends', 'identity.get-user', ...counts],
    done: useDone(),
  });
  const request = data?.items.find(({ from }) => from.id === person.id);
  if (!request) return null;
  return (
    <Buttons
      person={person}
      busy={answer.isPending}
      onAnswer={(accept) => answer.mutate({ requestId: request.id, accept })}
    />
  );
}

function InviteAnswer({ inviteId, person }: { inviteId: string; person: Person }) {
  const { data } = useQuery(query('messaging.list-invites', { limit: 100 }));
  const answer = useCommand('messaging.answer-invite', {
    refreshes: ['messaging.list-invites', 'messaging.list-conversations', ...counts],
    done: useDone(),
  });
  if (!data?.items.some(({ id }) => id === inviteId)) return null;
  return (
    <Buttons
      person={person}
      busy={answer.isPending}
      onAnswer={(accept) => answer.mutate({ inviteId, accept })}
    />
  );
}
