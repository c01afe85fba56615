import { useNavigate } from '@tanstack/react-router';
import type { PublicUser } from '../../client/index.ts';
import { FoundPeople } from '../people/card.tsx';
import { useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { layout, Stack } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { messageWords } from './words.ts';

/** Opens the direct conversation with someone. */
export function WriteButton({ to }: { to: PublicUser }) {
  const words = useWords(messageWords);
  const name = usePersonName()(to);
  const navigate = useNavigate();
  const open = useCommand('messaging.open-direct', {
    refreshes: ['messaging.list-conversations'],
    done: ({ id }) => void navigate({ to: '/messages/$conversationId', params: { conversationId: id } }),
  });
  return (
    <Button
      busy={open.isPending}
      aria-label={`${words.write}: ${name}`}
      onClick={() => open.mutate({ userId: to.id })}
    >
      {words.write}
    </Button>
  );
}

/** Below the conversations that match: people to write to. */
export function MorePeople({ q }: { q: string }) {
  const words = useWords(messageWords);
  return (
    <Stack className={layout.small}>
      <h3>{words.people}</h3>
      <FoundPeople q={q} action={(person) => <WriteButton to={person} />} />
    </Stack>
  );
}
