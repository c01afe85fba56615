import { useQuery } from '@tanstack/react-query';
import { query } from '../shell/queries.ts';
import { layout } from '../ui/layout.tsx';
import { Empty, Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { JoinButton } from './join-button.tsx';
import { messageWords } from './words.ts';

/** A room that one is not in, and may be able to join. */
export function RoomPreview({ roomId }: { roomId: string }) {
  const words = useWords(messageWords);
  const { data: room, error } = useQuery({ ...query('messaging.get-room', { roomId }), throwOnError: false });
  if (error) return <Failure error={error} />;
  if (!room) return <SkeletonList count={1} />;
  return (
    <Empty title={room.title}>
      {room.description !== '' && <p>{room.description}</p>}
      <p className={layout.hint}>
        {words.visibilities[room.visibility]} · {words.members(room.memberCount)}
      </p>
      <p>{words.notMember}</p>
      <JoinButton room={room} />
    </Empty>
  );
}
