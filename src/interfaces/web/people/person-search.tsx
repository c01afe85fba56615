import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { PublicUser } from '../../client/index.ts';
import { pages } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Stack } from '../ui/layout.tsx';
import { PersonRow } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { peopleWords } from './words.ts';

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
      {wanted === '' ? <Friends action={action} /> : <FoundPeople q={wanted} action={action} />}
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

export function FoundPeople({ q, action }: { q: string; action: Action }) {
  const words = useWords(peopleWords);
  const found = useInfiniteQuery(pages('identity.search-users', { q, limit: 20 }));
  return (
    <Infinite of={found} empty={<p className={layout.muted}>{words.noneFound}</p>}>
      {(rows) => <People rows={rows} action={action} />}
    </Infinite>
  );
}
