import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { UserPlus } from 'react-feather';
import type { ConversationView, PublicUser } from '../../client/index.ts';
import { PersonSearch } from '../people/card.tsx';
import { pages, useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { SentInvite } from './requests-page.tsx';
import { messageWords } from './words.ts';

/** Invites people to a room, and takes invites back. */
export function RoomInvites({ room }: { room: Omit<ConversationView, 'messages'> }) {
  const words = useWords(messageWords);
  const [isOpen, setOpen] = useState(false);
  const sent = useInfiniteQuery(pages('messaging.list-invites', { direction: 'sent', limit: 30 }));
  const waiting =
    sent.data?.pages.flatMap(({ items }) => items).filter((one) => one.room.id === room.id) ?? [];
  return (
    <Card>
      <Stack>
        <Button onClick={() => setOpen(true)}>
          <UserPlus aria-hidden="true" size={18} />
          {words.invitePeople}
        </Button>
        {waiting.length > 0 && (
          <>
            <h2>{words.sentInvites}</h2>
            <ul className={layout.stack}>
              {waiting.map((invite) => (
                <li key={invite.id}>
                  <SentInvite invite={invite} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Stack>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={words.invitePeople}>
        <PersonSearch
          label={words.findPerson}
          action={(person) => (
            <InviteButton
              roomId={room.id}
              person={person}
              isInvited={waiting.some(({ to }) => to.id === person.id)}
            />
          )}
        />
      </Dialog>
    </Card>
  );
}

interface InviteProps {
  readonly roomId: string;
  readonly person: PublicUser;
  readonly isInvited: boolean;
}

function InviteButton({ roomId, person, isInvited }: InviteProps) {
  const words = useWords(messageWords);
  const name = usePersonName()(person);
  const invite = useCommand('messaging.invite', { refreshes: ['messaging.list-invites'] });
  const isDone = isInvited || invite.isSuccess;
  return (
    <Button
      busy={invite.isPending}
      disabled={isDone}
      aria-label={`${isDone ? words.invited : words.invite}: ${name}`}
      onClick={() => invite.mutate({ roomId, userId: person.id })}
    >
      {isDone ? words.invited : words.invite}
    </Button>
  );
}
