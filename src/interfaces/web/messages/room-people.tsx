import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Award, Key, Slash, UserMinus, UserX } from 'react-feather';
import type { ConversationView, Participant } from '../../client/index.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { Confirm } from '../ui/dialog.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { BanDialog } from './ban-dialog.tsx';
import { mayLead } from './roles.ts';
import { messageWords } from './words.ts';

type Room = Omit<ConversationView, 'messages'>;

/** Who is in a room, with what its leaders can do about them. */
export function RoomPeople({ room }: { room: Room }) {
  const words = useWords(messageWords);
  const list = useInfiniteQuery(pages('messaging.list-participants', { roomId: room.id, limit: 100 }));
  return (
    <Card>
      <Stack>
        <h2>{words.participants}</h2>
        <Infinite of={list}>
          {(rows) => (
            <ul className={layout.stack}>
              {rows.map((one) => (
                <li key={one.user.id}>
                  <PersonRow of={one.user} below={words.roles[one.role]}>
                    <MemberMenu room={room} member={one} />
                  </PersonRow>
                </li>
              ))}
            </ul>
          )}
        </Infinite>
      </Stack>
    </Card>
  );
}

const size = 18;

function MemberMenu({ room, member: { user, role } }: { room: Room; member: Participant }) {
  const words = useWords(messageWords);
  const me = useMe();
  const name = usePersonName()(user);
  const [asks, setAsks] = useState<'ban' | 'give'>();
  const refreshes = ['messaging.list-participants', 'messaging.get-room', 'messaging.list-bans'] as const;
  const done = () => setAsks(undefined);
  const setRole = useCommand('messaging.set-role', { refreshes, done });
  const remove = useCommand('messaging.remove-participant', { refreshes });
  const of = { roomId: room.id, userId: user.id };
  if (user.id === me.id || room.closedAt !== null) return null;
  const isOwner = room.myRole === 'owner';
  const leads = mayLead(room.myRole, role);
  return (
    <>
      <Menu
        label={words.memberActions(name)}
        items={[
          isOwner &&
            (role === 'member'
              ? {
                  label: words.promote,
                  icon: <Award aria-hidden="true" size={size} />,
                  onSelect: () => setRole.mutate({ ...of, role: 'moderator' }),
                }
              : {
                  label: words.demote,
                  icon: <UserMinus aria-hidden="true" size={size} />,
                  onSelect: () => setRole.mutate({ ...of, role: 'member' }),
                }),
          isOwner && {
            label: words.giveRoom,
            icon: <Key aria-hidden="true" size={size} />,
            onSelect: () => setAsks('give'),
          },
          leads && {
            label: words.remove,
            icon: <UserX aria-hidden="true" size={size} />,
            danger: true,
            onSelect: () => remove.mutate(of),
          },
          leads && {
            label: words.ban,
            icon: <Slash aria-hidden="true" size={size} />,
            danger: true,
            onSelect: () => setAsks('ban'),
          },
        ]}
      />
      <Confirm
        open={asks === 'give'}
        onClose={done}
        title={words.giveRoomTitle(name)}
        text={words.giveRoomText}
        action={words.giveRoom}
        busy={setRole.isPending}
        onConfirm={() => setRole.mutate({ ...of, role: 'owner' })}
      />
      <BanDialog open={asks === 'ban'} onClose={done} name={name} of={of} />
    </>
  );
}
