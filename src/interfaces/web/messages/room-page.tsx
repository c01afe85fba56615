import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LogOut, Trash2 } from 'react-feather';
import type { ConversationView } from '../../client/index.ts';
import { query, useCommand } from '../shell/queries.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { MessagesFrame } from './frame.tsx';
import { JoinButton } from './join-button.tsx';
import styles from './messages.module.css';
import { SidePage } from './page.tsx';
import { RoomBans } from './room-bans.tsx';
import { RoomEdit } from './room-edit.tsx';
import { RoomInvites } from './room-invites.tsx';
import { RoomPeople } from './room-people.tsx';
import { messageWords } from './words.ts';

const route = getRouteApi('/messages/$conversationId/about');
type Room = Omit<ConversationView, 'messages'>;

/** A room: who is in it, and all that its members and leaders can do about it. */
export function RoomPage() {
  const { conversationId: roomId } = route.useParams();
  const { data: room, error, refetch } = useQuery(query('messaging.get-room', { roomId }));
  if (error || !room)
    return (
      <MessagesFrame>
        {error ? <Failure error={error} retry={() => void refetch()} /> : <SkeletonList count={2} />}
      </MessagesFrame>
    );
  return <Shown room={room} />;
}

function Shown({ room }: { room: Room }) {
  const words = useWords(messageWords);
  const { id, myRole, closedAt } = room;
  const isLeader = myRole === 'owner' || myRole === 'moderator';
  const isOpen = closedAt === null;
  return (
    <SidePage title={room.title}>
      <Row>
        <Avatar size="large" of={{ name: room.title, username: room.title, avatarUrl: room.avatarUrl }} />
        <div className={layout.grow}>
          {room.description !== '' && <p className={styles.text}>{room.description}</p>}
          <p className={layout.hint}>
            {words.visibilities[room.visibility]} · {words.members(room.memberCount)}
            {!isOpen && ` · ${words.closedRoom}`}
          </p>
        </div>
      </Row>
      {myRole === null ? (
        <>
          <p>{words.notMember}</p>
          <JoinButton room={room} />
        </>
      ) : (
        <>
          <ButtonLink look="primary" to="/messages/$conversationId" params={{ conversationId: id }}>
            {words.toRoom}
          </ButtonLink>
          {isOpen && (isLeader || room.visibility === 'public') && <RoomInvites room={room} />}
          <RoomPeople room={room} />
          {isLeader && isOpen && <RoomEdit key={id} room={room} />}
          {isLeader && <RoomBans roomId={id} />}
          <Leaving room={room} />
        </>
      )}
    </SidePage>
  );
}

function Leaving({ room: { id: roomId, myRole, closedAt } }: { room: Room }) {
  const words = useWords(messageWords);
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'leave' | 'close'>();
  const stop = () => setAsks(undefined);
  const leave = useCommand('messaging.leave-room', {
    refreshes: ['messaging.list-conversations', 'messaging.list-rooms'],
    done: () => void navigate({ to: '/messages' }),
  });
  const close = useCommand('messaging.close-room', {
    refreshes: ['messaging.list-conversations', 'messaging.get-room', 'messaging.get-conversation'],
    done: stop,
  });
  return (
    <Card>
      <Stack>
        <Row className={layout.wrap}>
          <Button look="danger" onClick={() => setAsks('leave')}>
            <LogOut aria-hidden="true" size={18} />
            {words.leave}
          </Button>
          {myRole === 'owner' && closedAt === null && (
            <Button look="danger" onClick={() => setAsks('close')}>
              <Trash2 aria-hidden="true" size={18} />
              {words.close}
            </Button>
          )}
        </Row>
        <Confirm
          open={asks === 'leave'}
          onClose={stop}
          title={words.leaveTitle}
          text={words.leaveText}
          action={words.leave}
          busy={leave.isPending}
          onConfirm={() => leave.mutate({ roomId })}
        />
        <Confirm
          open={asks === 'close'}
          onClose={stop}
          title={words.closeTitle}
          text={words.closeText}
          action={words.close}
          busy={close.isPending}
          onConfirm={() => close.mutate({ roomId })}
        />
      </Stack>
    </Card>
  );
}
