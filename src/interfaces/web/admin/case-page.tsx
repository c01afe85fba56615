import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Input, Output } from '../../client/index.ts';
import { moderationWords } from '../moderation/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonLink, PersonRow, usePersonName } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './words.ts';

const route = getRouteApi('/admin/cases/$caseId');
type Case = Output<'moderation.get-case'>;
type Action = Input<'moderation.decide-case'>['action'];

/** One case: what was reported, by whom and why, what was decided, and the next decision. */
export function CasePage() {
  const words = useWords(adminWords);
  const shared = useWords(moderationWords);
  const nameOf = usePersonName();
  const { caseId } = route.useParams();
  const { data: one, error, refetch } = useQuery(query('moderation.get-case', { caseId }));
  const title = one ? `${shared.kinds[one.subject.kind]} · ${nameOf(one.author)}` : words.cases;
  usePageTitle(title);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!one) return <SkeletonList count={2} />;
  return (
    <Stack>
      <h1>{title}</h1>
      <AdminTabs />
      <Evidence of={one} />
      <Card>
        <Stack className={layout.small}>
          <h2>{words.reportedBy}</h2>
          <p className={layout.hint}>
            {words.reports(one.reportCount)} · {shared.statuses[one.status]}
          </p>
          <ul className={layout.stack}>
            {one.reports.map((report) => (
              <li key={report.id}>
                <PersonRow of={report.reporter} below={<Time at={report.createdAt} />} />
                <p>
                  {shared.reasons[report.reason]}
                  {report.note !== null && `: ${report.note}`}
                </p>
              </li>
            ))}
          </ul>
        </Stack>
      </Card>
      {one.decisions.length > 0 && (
        <Card>
          <h2>{words.decisions}</h2>
          <ul>
            {one.decisions.map((decision) => (
              <li key={decision.id}>
                {shared.actions[decision.action]}: {decision.reason} ·{' '}
                {decision.by ? <PersonLink of={decision.by} /> : words.automatic} · <Time at={decision.at} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Decide of={one} />
    </Stack>
  );
}

function Evidence({ of }: { of: Case }) {
  const words = useWords(adminWords);
  if (!of.evidence) return null;
  const { earlier, ...latest } = of.evidence;
  return (
    <Card>
      <Stack className={layout.small}>
        <h2>{words.evidence}</h2>
        <PersonRow of={of.author} />
        {[latest, ...earlier].map((shown, i) => (
          <div key={shown.takenAt}>
            {i > 0 && <h3>{words.earlier}</h3>}
            <p>{shown.text}</p>
            {shown.files.map((file) => (
              <Picture key={file.id} file={file} alt="" size="thumbnail" />
            ))}
            <p className={layout.hint}>
              <Time at={shown.takenAt} />
            </p>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

function Decide({ of }: { of: Case }) {
  const words = useWords(adminWords);
  const possible: readonly Action[] = [of.removed ? 'restore' : 'remove', 'dismiss', 'warn', 'suspend'];
  const usual = possible.filter(
    (one) => of.subject.kind !== 'user' || (one !== 'remove' && one !== 'restore'),
  );
  const [action, setAction] = useState<Action>(usual[0]!);
  const decide = useCommand('moderation.decide-case', {
    refreshes: ['moderation.get-case', 'moderation.list-cases', 'moderation.list-actions'],
    done: () => toast({ text: words.decided }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const [note, days] = [form.note?.trim() ?? '', form.days?.trim() ?? ''];
    decide.mutate({
      caseId: of.id,
      action,
      reason: form.reason!.trim(),
      ...(note !== '' && { note }),
      ...(action === 'suspend' && days !== '' && { days: Number(days) }),
    });
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <h2>{words.decide}</h2>
          <SelectField
            label={words.action}
            value={action}
            onChange={setAction}
            choices={usual.map((value) => ({ value, label: words.actions[value] }))}
          />
          <TextField label={words.reason} name="reason" required maxLength={280} hint={words.reasonHint} />
          {action === 'suspend' && (
            <TextField
              label={words.days}
              name="days"
              type="number"
              min={1}
              max={3650}
              hint={words.daysHint}
              optional
            />
          )}
          <TextArea label={words.note} name="note" maxLength={1000} optional />
          <Row>
            <Button type="submit" look="primary" busy={decide.isPending}>
              {words.decide}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
