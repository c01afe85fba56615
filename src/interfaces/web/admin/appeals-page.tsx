import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { moderationWords } from '../moderation/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonRow } from '../ui/person.tsx';
import { Empty } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './words.ts';

/** People who disagree with a decision; someone other than who decided answers them. */
export function AppealsPage() {
  const words = useWords(adminWords);
  const shared = useWords(moderationWords);
  const appeals = useInfiniteQuery(pages('moderation.list-appeals', {}));
  const answer = useCommand('moderation.answer-appeal', {
    refreshes: ['moderation.list-appeals', 'moderation.get-case', 'moderation.list-actions'],
    done: () => toast({ text: words.decided }),
  });
  usePageTitle(words.appeals);
  return (
    <Stack>
      <h1>{words.appeals}</h1>
      <AdminTabs />
      <Infinite of={appeals} empty={<Empty title={words.noAppeals} />}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((appeal) => (
              <li key={appeal.id}>
                <Card>
                  <Stack className={layout.small}>
                    <PersonRow of={appeal.user} below={<Time at={appeal.createdAt} />} />
                    <p>
                      <Link to="/admin/cases/$caseId" params={{ caseId: appeal.caseId }}>
                        {shared.actions[appeal.action]}: {appeal.reason}
                      </Link>
                    </p>
                    <blockquote>{appeal.text}</blockquote>
                    {appeal.status === 'open' ? (
                      <Row className={layout.wrap}>
                        <Button
                          busy={answer.isPending}
                          onClick={() => answer.mutate({ appealId: appeal.id, uphold: true })}
                        >
                          {words.uphold}
                        </Button>
                        <Button
                          busy={answer.isPending}
                          onClick={() => answer.mutate({ appealId: appeal.id, uphold: false })}
                        >
                          {words.overturn}
                        </Button>
                      </Row>
                    ) : (
                      <p className={layout.hint}>{shared.appealStatuses[appeal.status]}</p>
                    )}
                  </Stack>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}
