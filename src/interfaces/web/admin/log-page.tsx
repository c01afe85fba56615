import { useInfiniteQuery } from '@tanstack/react-query';
import { moderationWords } from '../moderation/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { PersonLink } from '../ui/person.tsx';
import { Empty } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './words.ts';

/** What moderators did; nothing in it ever changes. */
export function LogPage() {
  const words = useWords(adminWords);
  const shared = useWords(moderationWords);
  const log = useInfiniteQuery(pages('moderation.list-actions', { limit: 50 }));
  usePageTitle(words.log);
  return (
    <Stack>
      <h1>{words.log}</h1>
      <AdminTabs />
      <Infinite of={log} empty={<Empty title={words.noCases} />}>
        {(rows) => (
          <Card>
            <ul className={layout.stack}>
              {rows.map(({ id, by, action, subject, reason, at }) => (
                <li key={id}>
                  {shared.actions[action]} · {shared.kinds[subject.kind]} · {reason}
                  <div className={layout.hint}>
                    {by ? <PersonLink of={by} /> : words.automatic} · <Time at={at} />
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Infinite>
    </Stack>
  );
}
