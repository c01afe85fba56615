import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { moderationWords } from '../moderation/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { SelectField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { Empty } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './words.ts';

const route = getRouteApi('/admin');

/** What people reported, the most reported first. */
export function CasesPage() {
  const words = useWords(adminWords);
  const shared = useWords(moderationWords);
  const nameOf = usePersonName();
  const { status = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const cases = useInfiniteQuery({ ...pages('moderation.list-cases', { status }), refetchInterval: 30_000 });
  usePageTitle(words.cases);
  return (
    <Stack>
      <h1>{words.admin}</h1>
      <AdminTabs />
      <SelectField
        label={words.state}
        value={status}
        onChange={(chosen) => void navigate({ search: chosen === 'open' ? {} : { status: chosen } })}
        choices={(['open', 'actioned', 'dismissed'] as const).map((value) => ({
          value,
          label: shared.statuses[value],
        }))}
      />
      <Infinite of={cases} empty={<Empty title={words.noCases} />}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((one) => (
              <li key={one.id}>
                <Card>
                  <Link to="/admin/cases/$caseId" params={{ caseId: one.id }}>
                    {shared.kinds[one.subject.kind]} · {nameOf(one.author)}
                  </Link>
                  <p>{one.evidence?.text.slice(0, 200)}</p>
                  <p className={layout.hint}>
                    {words.reports(one.reportCount)} · <Time at={one.createdAt} />
                  </p>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}
