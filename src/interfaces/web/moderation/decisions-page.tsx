import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { moderationWords } from './words.ts';

type Decision = Output<'moderation.list-my-decisions'>['items'][number];
const appealable: readonly Decision['action'][] = ['remove', 'warn', 'suspend'];

/** What moderators decided about someone, and their appeals; also while they are suspended. */
export function DecisionsPage() {
  const words = useWords(moderationWords);
  const decisions = useInfiniteQuery(pages('moderation.list-my-decisions', {}));
  const reports = useInfiniteQuery(pages('moderation.list-my-reports', {}));
  usePageTitle(words.decisions);
  return (
    <Stack>
      <h1>{words.decisions}</h1>
      <p className={layout.muted}>{words.decisionsText}</p>
      <Infinite of={decisions} empty={<Empty title={words.noDecisions} />}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((decision) => (
              <li key={decision.id}>
                <DecisionCard decision={decision} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
      <h2>{words.myReports}</h2>
      <Infinite of={reports} empty={<p className={layout.muted}>{words.noDecisions}</p>}>
        {(rows) => (
          <ul>
            {rows.map(({ id, subject, reason, status, createdAt }) => (
              <li key={id}>
                {words.kinds[subject.kind]}: {words.reasons[reason]} · {words.statuses[status]} ·{' '}
                <Time at={createdAt} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}

function DecisionCard({ decision }: { decision: Decision }) {
  const words = useWords(moderationWords);
  const [writes, setWrites] = useState(false);
  const appeal = useCommand('moderation.appeal', {
    refreshes: ['moderation.list-my-decisions'],
    done() {
      setWrites(false);
      toast({ text: words.appealSent });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    appeal.mutate({
      decisionId: decision.id,
      text: String(new FormData(event.currentTarget).get('text')).trim(),
    });
  };
  return (
    <Card>
      <Stack className={layout.small}>
        <h2>
          {words.actions[decision.action]}: {words.kinds[decision.subject.kind]}
        </h2>
        <p>{decision.reason}</p>
        <p className={layout.hint}>
          <Time at={decision.at} />
          {decision.action === 'suspend' && (
            <>
              {' '}
              ·{' '}
              {decision.until ? (
                <>
                  {words.until('')} <Time at={decision.until} />
                </>
              ) : (
                words.forGood
              )}
            </>
          )}
        </p>
        {decision.appeal && <p role="status">{words.appealStatuses[decision.appeal.status]}</p>}
        {!decision.appeal && appealable.includes(decision.action) && !writes && (
          <Row>
            <Button onClick={() => setWrites(true)}>{words.appeal}</Button>
          </Row>
        )}
        {writes && (
          <form onSubmit={submit}>
            <Stack className={layout.small}>
              <TextArea label={words.appealText} name="text" required maxLength={2000} autoFocus />
              <Row>
                <Button type="submit" look="primary" busy={appeal.isPending}>
                  {words.appeal}
                </Button>
              </Row>
            </Stack>
          </form>
        )}
      </Stack>
    </Card>
  );
}
