import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/languages.ts';
import { messageWords } from './words.ts';

/** Joins a room, and opens it. */
export function JoinButton({ room }: { room: { readonly id: string; readonly title: string } }) {
  const words = useWords(messageWords);
  const navigate = useNavigate();
  const join = useCommand('messaging.join-room', {
    refreshes: ['messaging.list-conversations', 'messaging.list-rooms', 'messaging.list-invites'],
    done: ({ id }, _input, cache) => {
      cache.removeQueries({ queryKey: ['messaging.get-conversation', { conversationId: id }] });
      void navigate({ to: '/messages' }).then(() =>
        navigate({ to: '/messages/$conversationId', params: { conversationId: id } }),
      );
    },
  });
  return (
    <Button
      look="primary"
      busy={join.isPending}
      aria-label={`${words.join}: ${room.title}`}
      onClick={() => join.mutate({ roomId: room.id })}
    >
      {words.join}
    </Button>
  );
}
