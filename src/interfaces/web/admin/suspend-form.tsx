import { type FormEvent, useId } from 'react';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import type { Account } from './people-page.tsx';
import { adminWords } from './words.ts';

/** What shows who is suspended. */
export const refreshes = [
  'identity.list-accounts',
  'moderation.list-actions',
  'moderation.list-cases',
] as const;

const dayMs = 86_400_000;

/** Suspends someone for some days or for good, or changes the terms. */
export function SuspendForm({ account }: { account: Account }) {
  const words = useWords(adminWords);
  const id = useId();
  const suspend = useCommand('moderation.suspend-user', {
    refreshes,
    done: () => toast({ text: words.suspended }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { reason, days } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const until = days === '' ? undefined : new Date(Date.now() + Number(days) * dayMs).toISOString();
    suspend
      .mutateAsync({ userId: account.id, reason: reason!.trim(), ...(until && { until }) })
      // A refusal is told; what was typed stays.
      .then(
        () => form.reset(),
        () => {},
      );
  };
  const title = account.suspension ? words.changeTerms : words.suspend;
  return (
    <form onSubmit={submit} aria-labelledby={id}>
      <Stack className={layout.small}>
        <h3 id={id}>{title}</h3>
        <p className={layout.hint}>{words.suspendText}</p>
        <TextField label={words.reason} name="reason" required maxLength={280} hint={words.personReads} />
        <TextField
          label={words.days}
          name="days"
          type="number"
          min={1}
          max={3650}
          hint={words.daysHint}
          optional
        />
        <Row>
          <Button type="submit" look="danger" busy={suspend.isPending}>
            {title}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
