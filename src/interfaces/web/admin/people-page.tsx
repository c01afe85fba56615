import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Output } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { Avatar } from '../ui/avatar.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { Empty } from '../ui/states.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { SuspensionText } from './suspension-text.tsx';
import { adminWords } from './words.ts';

const route = getRouteApi('/admin/people');
export type Account = Output<'identity.list-accounts'>['items'][number];

/** Everyone, with their role and whether they are suspended; also people whom other lists leave out. */
export function AdminPeoplePage() {
  const words = useWords(adminWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const q = useSettled(search.q?.trim() ?? '');
  const people = useInfiniteQuery(
    pages('identity.list-accounts', {
      ...(q !== '' && { q }),
      ...(search.suspended && { suspended: true }),
      limit: 50,
    }),
  );
  usePageTitle(words.people);
  const set = (next: { q?: string | undefined; suspended?: true | undefined }) => {
    const fields = Object.entries({ ...search, ...next }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(fields), replace: true });
  };
  return (
    <Stack>
      <h1>{words.people}</h1>
      <AdminTabs />
      <search>
        <Stack className={layout.small}>
          <TextField
            label={words.findPerson}
            hint={words.findPersonHint}
            type="search"
            maxLength={100}
            defaultValue={search.q}
            onChange={({ target }) => set({ q: target.value || undefined })}
          />
          <CheckField
            label={words.onlySuspended}
            checked={search.suspended === true}
            onChange={({ target }) => set({ suspended: target.checked || undefined })}
          />
        </Stack>
      </search>
      <Infinite of={people} empty={<Empty title={words.nobodyFound} />}>
        {(rows) => (
          <Card>
            <ul className={layout.stack}>
              {rows.map((account) => (
                <li key={account.id}>
                  <AccountRow account={account} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Infinite>
    </Stack>
  );
}

function AccountRow({ account }: { account: Account }) {
  const words = useWords(adminWords);
  const name = usePersonName()(account);
  return (
    <Row>
      <Avatar of={account} />
      <div className={layout.grow}>
        <Link to="/admin/people/$userId" params={{ userId: account.id }}>
          {name}
        </Link>
        <div className={layout.hint}>
          @{account.username}
          {account.role !== 'user' && ` · ${words.roles[account.role]}`}
          {account.suspension && (
            <>
              {' · '}
              <SuspensionText of={account.suspension} />
            </>
          )}
        </div>
      </div>
    </Row>
  );
}
