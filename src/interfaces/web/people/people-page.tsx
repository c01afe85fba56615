import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, query } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { type ListedUser, PersonCard } from './card.tsx';
import { peopleWords } from './words.ts';

const route = getRouteApi('/people');

/** Finds people by name; the search is in the address. */
export function PeoplePage() {
  const words = useWords(peopleWords);
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(words.people);
  return (
    <Stack>
      <h1>{words.people}</h1>
      <search>
        <TextField
          label={words.search}
          type="search"
          autoFocus
          defaultValue={q}
          maxLength={100}
          onChange={({ target }) =>
            void navigate({ search: target.value === '' ? {} : { q: target.value }, replace: true })
          }
        />
      </search>
      <Results q={useDeferredValue(q.trim())} />
    </Stack>
  );
}

const Results = ({ q }: { q: string }) => (q === '' ? <Suggested /> : <Found q={q} />);

/** Whom someone may know; after them, who is new here. */
function Suggested() {
  const words = useWords(peopleWords);
  const { data: known } = useQuery(query('identity.suggest-users', {}));
  const { data: newest } = useQuery(query('identity.list-users', { limit: 10 }));
  const me = useMe();
  const shown = new Set([me.id, ...(known?.items ?? []).map(({ id }) => id)]);
  return (
    <>
      <People title={words.suggested} of={known?.items ?? []} />
      <People title={words.newest} of={(newest?.items ?? []).filter(({ id }) => !shown.has(id))} />
    </>
  );
}

function People({ title, of }: { title: string; of: readonly ListedUser[] }) {
  if (of.length === 0) return null;
  return (
    <Card>
      <Stack>
        <h2>{title}</h2>
        <ul className={layout.stack}>
          {of.map((person) => (
            <li key={person.id}>
              <PersonCard person={person} />
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function Found({ q }: { q: string }) {
  const words = useWords(peopleWords);
  const found = useInfiniteQuery(pages('identity.search-users', { q, limit: 30 }));
  return (
    <Infinite
      of={found}
      empty={
        <Empty title={words.noneFound}>
          <p>{words.noneFoundText}</p>
        </Empty>
      }
    >
      {(people) => (
        <Card>
          <ul className={layout.stack}>
            {people.map((person) => (
              <li key={person.id}>
                <PersonCard person={person} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Infinite>
  );
}
