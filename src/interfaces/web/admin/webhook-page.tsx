import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './words.ts';

/** Where notifications are posted to, for other systems. */
export function WebhookPage() {
  const words = useWords(adminWords);
  const inWords = useRefusals();
  const { data } = useQuery(query('notifications.get-webhook', {}));
  const refreshes = ['notifications.get-webhook'] as const;
  const set = useCommand('notifications.set-webhook', {
    quiet: true,
    refreshes,
    done: () => toast({ text: words.saved }),
  });
  const remove = useCommand('notifications.remove-webhook', { refreshes });
  usePageTitle(words.webhook);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { url, secret } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    set.mutate({ url: url!, secret: secret! });
  };
  const errors = fieldErrors(set.error);
  return (
    <Stack>
      <h1>{words.webhook}</h1>
      <AdminTabs />
      <Card>
        <form onSubmit={submit}>
          <Stack>
            <p className={layout.muted}>{data?.url ?? words.noWebhook}</p>
            {set.error && Object.keys(errors).length === 0 && <Note>{inWords(set.error)}</Note>}
            <TextField label={words.url} name="url" type="url" required maxLength={2000} error={errors.url} />
            <TextField
              label={words.secret}
              name="secret"
              type="password"
              autoComplete="off"
              required
              minLength={32}
              maxLength={100}
              hint={words.secretHint}
              error={errors.secret}
            />
            <Row>
              <Button type="submit" look="primary" busy={set.isPending}>
                {words.save}
              </Button>
              {data?.url && (
                <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
                  {words.remove}
                </Button>
              )}
            </Row>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
