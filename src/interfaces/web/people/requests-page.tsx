import { useInfiniteQuery } from '@tanstack/react-query';
import type { OperationName } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import type { ListedUser } from './card.tsx';
import { peopleWords } from './words.ts';

const about = [
  'identity.get-inbox-counts',
  'identity.get-user',
  'identity.get-user-by-username',
  'notifications.list',
] as const satisfies readonly OperationName[];

/** Who asks to follow you or to be friends, and whom you have asked. */
export function RequestsPage() {
  const words = useWords(peopleWords);
  usePageTitle(words.requests);
  return (
    <Stack>
      <h1>{words.requests}</h1>
      <FollowRequests />
      <FriendRequests />
      <SentFollows />
      <SentFriendships />
    </Stack>
  );
}

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Card>
    <Stack>
      <h2>{title}</h2>
      {children}
    </Stack>
  </Card>
);

interface AnswerProps {
  readonly person: Pick<ListedUser, 'name' | 'username'>;
  readonly busy: boolean;
  readonly onAnswer: (accept: boolean) => void;
}

function Answer({ person, busy, onAnswer }: AnswerProps) {
  const words = useWords(peopleWords);
  const name = usePersonName()(person);
  return (
    <>
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
    </>
  );
}

function FollowRequests() {
  const words = useWords(peopleWords);
  const list = useInfiniteQuery(pages('social.list-follow-requests', { limit: 30 }));
  const answer = useCommand('social.answer-follow-request', {
    refreshes: ['social.list-follow-requests', 'social.list-followers', ...about],
  });
  return (
    <Section title={words.followRequests}>
      <Infinite of={list} empty={<p className={layout.muted}>{words.noPeople}</p>}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((person) => (
              <li key={person.id}>
                <PersonRow of={person}>
                  <Answer
                    person={person}
                    busy={answer.isPending}
                    onAnswer={(accept) => answer.mutate({ userId: person.id, accept })}
                  />
                </PersonRow>
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Section>
  );
}

function FriendRequests() {
  const words = useWords(peopleWords);
  const list = useInfiniteQuery(pages('social.list-friend-requests', { limit: 30 }));
  const answer = useCommand('social.answer-friend-request', {
    refreshes: ['social.list-friend-requests', 'social.list-friends', ...about],
  });
  return (
    <Section title={words.friendRequests}>
      <Infinite of={list} empty={<p className={layout.muted}>{words.noPeople}</p>}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map(({ id: requestId, from }) => (
              <li key={requestId}>
                <PersonRow of={from}>
                  <Answer
                    person={from}
                    busy={answer.isPending}
                    onAnswer={(accept) => answer.mutate({ requestId, accept })}
                  />
                </PersonRow>
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Section>
  );
}

function SentFollows() {
  const words = useWords(peopleWords);
  const list = useInfiniteQuery(pages('social.list-follow-requests', { direction: 'sent', limit: 30 }));
  const cancel = useCommand('social.unfollow-user', { refreshes: ['social.list-follow-requests', ...about] });
  return (
    <Infinite of={list} skeleton={false}>
      {(rows) => (
        <Section title={words.sentFollows}>
          <ul className={layout.stack}>
            {rows.map((person) => (
              <li key={person.id}>
                <PersonRow of={person}>
                  <Button busy={cancel.isPending} onClick={() => cancel.mutate({ userId: person.id })}>
                    {words.takeBack}
                  </Button>
                </PersonRow>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Infinite>
  );
}

function SentFriendships() {
  const words = useWords(peopleWords);
  const list = useInfiniteQuery(pages('social.list-friend-requests', { direction: 'sent', limit: 30 }));
  const cancel = useCommand('social.cancel-friend-request', {
    refreshes: ['social.list-friend-requests', ...about],
  });
  return (
    <Infinite of={list} skeleton={false}>
      {(rows) => (
        <Section title={words.sentFriendships}>
          <ul className={layout.stack}>
            {rows.map(({ id: requestId, to }) => (
              <li key={requestId}>
                <PersonRow of={to}>
                  <Button busy={cancel.isPending} onClick={() => cancel.mutate({ requestId })}>
                    {words.takeBack}
                  </Button>
                </PersonRow>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Infinite>
  );
}
