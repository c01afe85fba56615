import { type FormEvent, useState } from 'react';
import type { Input } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Card, Row, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import { AvatarSettings } from './avatar-settings.tsx';
import { ProveAgain, useProving } from './prove-again.tsx';
import { useShowMe } from './use-show-me.ts';
import { settingsWords } from './words.ts';

const linkKinds = ['website', 'instagram', 'facebook', 'twitter', 'youtube'] as const;

export function ProfileSettingsPage() {
  const words = useWords(settingsWords);
  usePageTitle(words.profile);
  return (
    <Stack>
      <h1>{words.profile}</h1>
      <AvatarSettings />
      <ProfileForm />
    </Stack>
  );
}

function ProfileForm() {
  const words = useWords(settingsWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const me = useMe();
  const showMe = useShowMe();
  const proving = useProving();
  const [asksPassword, setAsksPassword] = useState(false);
  const update = useCommand('identity.update-me', {
    quiet: true,
    done(next) {
      showMe(next);
      toast({ text: words.saved });
    },
  });
  const resend = useCommand('identity.resend-verification', { done: () => toast({ text: words.sent }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const orNone = (name: string) => form[name]?.trim() || null;
    const changed = {
      ...(form.username !== me.username && { username: form.username! }),
      ...(form.email !== me.email && { email: form.email! }),
    };
    const input: Input<'identity.update-me'> = {
      name: form.name!.trim(),
      bio: orNone('bio'),
      location: orNone('location'),
      links: Object.fromEntries(linkKinds.map((kind) => [kind, orNone(kind)])),
      ...changed,
      ...(Object.keys(changed).length > 0 && { currentPassword: form.currentPassword ?? '' }),
    };
    void proving.run(() => update.mutateAsync(input));
  };
  const errors = fieldErrors(update.error);
  return (
    <Card>
      <form
        onSubmit={submit}
        onChange={(event) => {
          const form = new FormData(event.currentTarget);
          setAsksPassword(form.get('username') !== me.username || form.get('email') !== me.email);
        }}
      >
        <Stack>
          {update.error && Object.keys(errors).length === 0 && <Note>{inWords(update.error)}</Note>}
          <TextField
            label={words.name}
            name="name"
            required
            maxLength={80}
            defaultValue={me.name}
            error={errors.name}
          />
          <TextArea
            label={words.bio}
            name="bio"
            maxLength={500}
            defaultValue={me.bio ?? ''}
            error={errors.bio}
            optional
          />
          <TextField
            label={words.location}
            name="location"
            maxLength={100}
            defaultValue={me.location ?? ''}
            error={errors.location}
            optional
          />
          {linkKinds.map((kind) => (
            <TextField
              key={kind}
              label={words.links[kind]}
              name={kind}
              type="url"
              maxLength={500}
              defaultValue={me.links[kind] ?? ''}
              optional
            />
          ))}
          <TextField
            label={words.username}
            name="username"
            required
            pattern="[A-Za-z0-9._]{3,30}"
            autoComplete="username"
            defaultValue={me.username}
            error={errors.username}
          />
          <TextField
            label={words.email}
            name="email"
            type="email"
            required
            autoComplete="email"
            defaultValue={me.email}
            error={errors.email}
            hint={
              me.pendingEmail === null
                ? me.emailVerified
                  ? undefined
                  : words.unverified
                : words.pendingEmail(me.pendingEmail)
            }
          />
          {asksPassword && (
            <TextField
              label={words.currentPassword}
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              required
              hint={words.currentPasswordHint}
              error={errors.currentPassword}
            />
          )}
          <Row>
            <Button type="submit" look="primary" busy={update.isPending}>
              {shared.save}
            </Button>
            {(!me.emailVerified || me.pendingEmail !== null) && (
              <Button
                look="quiet"
                busy={resend.isPending}
                onClick={() => resend.mutate({ email: me.pendingEmail ?? me.email })}
              >
                {words.resend}
              </Button>
            )}
          </Row>
        </Stack>
      </form>
      <ProveAgain proving={proving} />
    </Card>
  );
}
