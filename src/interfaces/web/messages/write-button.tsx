import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { PublicUser } from '../../client/index.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { messageWords } from './words.ts';

type Action = (person: PublicUser) => ReactNode;

/** People by name, or one's friends while nothing is searched for, each with what one can do. */
export function PersonSearch({ label, action }: { label: string; action: Action }) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  return (
    <Stack>
      <search>
        <TextField
          label={label}
          type="search"
          maxLength={100}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
      </search>
      {wanted === '' ? <Friends action={action} /> : <Found q={wanted} action={action} />}
    </Stack>
  );
}

const People = ({ rows, action }: { rows: readonly PublicUser[]; action: Action }) => {
  const me = useMe();
  return (
    <ul className={layout.stack}>
      {rows
        .filter(({ id }) => id !== me.id)
        .map((person) => (
          <li key={person.id}>
            <PersonRow of={person}>{action(person)}</PersonRow>
          </li>
        ))}
    </ul>
  );
};

function Friends({ action }: { action: Action }) {
  const friends = useInfiniteQuery(pages('social.list-friends', { limit: 30 }));
  return <Infinite of={friends}>{(rows) => <People rows={rows} action={action} />}</Infinite>;
}

function Found({ q, action }: { q: string; action: Action }) {
  const words = useWords(messageWords);
  const found = useInfiniteQuery(pages('identity.search-users', { q, limit: 20 }));
  return (
    <Infinite of={found} empty={<p className={layout.muted}>{words.noneFound}</p>}>
      {(rows) => <People rows={rows} action={action} />}
    </Infinite>
  );
}

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
export function FoundPeople({ q }: { q: string }) {
  const words = useWords(messageWords);
  return (
    <Stack className={layout.small}>
      <h3>{words.people}</h3>
      <Found q={q} action={(person) => <WriteButton to={person} />} />
    </Stack>
  );
}
