import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Note, SkeletonList } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import { deviceName } from './device-name.ts';
import { Factors } from './factors.tsx';
import { ProveAgain, useProving } from './prove-again.tsx';
import { settingsWords } from './words.ts';

export function SecurityPage() {
  const words = useWords(settingsWords);
  usePageTitle(words.security);
  return (
    <Stack>
      <h1>{words.security}</h1>
      <PasswordForm />
      <Factors />
      <Sessions />
    </Stack>
  );
}

function PasswordForm() {
  const words = useWords(settingsWords);
  const inWords = useRefusals();
  const proving = useProving();
  const form = useRef<HTMLFormElement>(null);
  const change = useCommand('identity.change-password', {
    quiet: true,
    refreshes: ['identity.list-sessions'],
    done() {
      form.current?.reset();
      toast({ text: words.changed });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentPassword, newPassword } = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      string,
      string
    >;
    void proving.run(() =>
      change.mutateAsync({ currentPassword: currentPassword!, newPassword: newPassword! }),
    );
  };
  const errors = fieldErrors(change.error);
  return (
    <Card>
      <form ref={form} onSubmit={submit}>
        <Stack>
          <h2>{words.password}</h2>
          {change.error && Object.keys(errors).length === 0 && <Note>{inWords(change.error)}</Note>}
          <TextField
            label={words.currentPassword}
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            required
            error={errors.currentPassword}
          />
          <TextField
            label={words.newPassword}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            maxLength={128}
            hint={words.passwordHint}
            error={errors.newPassword}
          />
          <Row>
            <Button type="submit" look="primary" busy={change.isPending}>
              {words.changePassword}
            </Button>
          </Row>
        </Stack>
      </form>
      <ProveAgain proving={proving} />
    </Card>
  );
}

function Sessions() {
  const words = useWords(settingsWords);
  const { data } = useQuery(query('identity.list-sessions', {}));
  const after = { refreshes: ['identity.list-sessions'] as const, done: () => toast({ text: words.ended }) };
  const end = useCommand('identity.revoke-session', after);
  const endOthers = useCommand('identity.revoke-other-sessions', after);
  if (!data) return <SkeletonList count={1} height="3rem" />;
  return (
    <Card>
      <Stack>
        <h2>{words.sessions}</h2>
        <ul className={layout.stack}>
          {data.items.map((session) => {
            const name = deviceName(session.userAgent) ?? words.unknownDevice;
            return (
              <li key={session.id}>
                <Row className={layout.wrap}>
                  <div className={layout.grow}>
                    <strong>{name}</strong> {session.current && `(${words.thisDevice})`}
                    <div className={layout.hint}>
                      {words.signedInWith[session.signedInWith]} · {words.lastSeen}:{' '}
                      <Time at={session.lastUsedAt} />
                    </div>
                  </div>
                  {!session.current && (
                    <Button onClick={() => end.mutate({ sessionId: session.id })}>
                      {words.endSession(name)}
                    </Button>
                  )}
                </Row>
              </li>
            );
          })}
        </ul>
        {data.items.length > 1 && (
          <Row>
            <Button look="danger" busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
              {words.endOthers}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
