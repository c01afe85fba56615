import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Invite } from '../../client/index.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { ConversationCard } from './conversation-card.tsx';
import { SidePage } from './page.tsx';
import { useAnswerRequest } from './request-bar.tsx';
import { messageWords } from './words.ts';

/** What waits for an answer: people who wrote, and invites to rooms; and invites that one sent. */
export function RequestsPage() {
  const words = useWords(messageWords);
  const conversations = useInfiniteQuery(pages('messaging.list-conversations', { limit: 30 }));
  const invites = useInfiniteQuery(pages('messaging.list-invites', { limit: 30 }));
  const sent = useInfiniteQuery(pages('messaging.list-invites', { direction: 'sent', limit: 30 }));
  const { accept, decline } = useAnswerRequest();
  const requests = conversations.data?.pages.flatMap(({ items }) => items).filter((one) => one.request) ?? [];
  const hasInvites = (invites.data?.pages[0]?.items.length ?? 0) > 0;
  const isEmpty = !invites.isPending && !conversations.isPending && !hasInvites && requests.length === 0;
  return (
    <SidePage title={words.requests}>
      {isEmpty && (
        <Empty title={words.noRequests}>
          <p>{words.noRequestsText}</p>
        </Empty>
      )}
      {requests.length > 0 && (
        <section>
          <h2>{words.messageRequests}</h2>
          <ul className={layout.stack}>
            {requests.map((one) => (
              <li key={one.id}>
                <Card>
                  <ConversationCard card={one} />
                  <Row>
                    <Button look="primary" onClick={() => accept.mutate({ conversationId: one.id })}>
                      {words.accept}
                    </Button>
                    <Button onClick={() => decline.mutate({ conversationId: one.id })}>
                      {words.decline}
                    </Button>
                  </Row>
                </Card>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Infinite of={invites}>
        {(rows) => (
          <Stack className={layout.small}>
            <h2>{words.invites}</h2>
            <ul className={layout.stack}>
              {rows.map((invite) => (
                <li key={invite.id}>
                  <InviteCard invite={invite} />
                </li>
              ))}
            </ul>
          </Stack>
        )}
      </Infinite>
      <Infinite of={sent} skeleton={false}>
        {(rows) => (
          <Stack className={layout.small}>
            <h2>{words.sentInvites}</h2>
            <ul className={layout.stack}>
              {rows.map((invite) => (
                <li key={invite.id}>
                  <SentInvite invite={invite} />
                </li>
              ))}
            </ul>
          </Stack>
        )}
      </Infinite>
    </SidePage>
  );
}

function InviteCard({ invite: { id: inviteId, room, from } }: { invite: Invite }) {
  const words = useWords(messageWords);
  const nameOf = usePersonName();
  const navigate = useNavigate();
  const answer = useCommand('messaging.answer-invite', {
    refreshes: ['messaging.list-invites', 'messaging.list-conversations', 'identity.get-inbox-counts'],
    done: (_output, { accept }) =>
      accept && void navigate({ to: '/messages/$conversationId', params: { conversationId: room.id } }),
  });
  return (
    <Card>
      <Stack className={layout.small}>
        <Row>
          <Avatar of={{ name: room.title, username: room.title, avatarUrl: room.avatarUrl }} />
          <div className={layout.grow}>
            <h3>{room.title}</h3>
            <p className={layout.hint}>
              {words.invitedBy(nameOf(from))} · {words.members(room.memberCount)}
            </p>
          </div>
        </Row>
        {room.description !== '' && <p>{room.description}</p>}
        <Row>
          <Button
            look="primary"
            busy={answer.isPending}
            onClick={() => answer.mutate({ inviteId, accept: true })}
          >
            {words.join}
          </Button>
          <Button busy={answer.isPending} onClick={() => answer.mutate({ inviteId, accept: false })}>
            {words.decline}
          </Button>
          {room.visibility === 'public' && (
            <ButtonLink look="quiet" to="/messages/$conversationId" params={{ conversationId: room.id }}>
              {words.toRoom}
            </ButtonLink>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

/** An invite that waits for the other person. */
export function SentInvite({ invite: { id: inviteId, to, room } }: { invite: Invite }) {
  const words = useWords(messageWords);
  const withdraw = useCommand('messaging.withdraw-invite', { refreshes: ['messaging.list-invites'] });
  return (
    <PersonRow of={to} below={words.invitedTo(room.title)}>
      <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ inviteId })}>
        {words.withdraw}
      </Button>
    </PersonRow>
  );
}
