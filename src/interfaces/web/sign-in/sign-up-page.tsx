import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { fieldErrors, useRefusals } from '../words/refusals.ts';
import styles from './form.module.css';
import { useSignedIn } from './use-signed-in.ts';
import { signInWords } from './words.ts';

const route = getRouteApi('/sign-up');

export function SignUpPage() {
  const words = useWords(signInWords);
  const inWords = useRefusals();
  const { to } = route.useSearch();
  const enter = useSignedIn(to);
  const register = useCommand('identity.register', { quiet: true, done: ({ user }) => enter(user) });
  usePageTitle(words.signUp);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      'username' | 'email' | 'password' | 'name',
      string
    >;
    const { name, ...rest } = fields;
    register.mutate({ ...rest, ...(name.trim() !== '' && { name: name.trim() }) });
  };
  const errors = fieldErrors(register.error);
  return (
    <Card className={styles.form}>
      <form onSubmit={submit}>
        <Stack>
          <h1>{words.signUp}</h1>
          {register.isError && Object.keys(errors).length === 0 && <Note>{inWords(register.error)}</Note>}
          <TextField
            label={words.username}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            required
            minLength={3}
            maxLength={30}
            pattern="[A-Za-z0-9._]{3,30}"
            hint={words.usernameHint}
            error={errors.username}
          />
          <TextField
            label={words.email}
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            error={errors.email}
          />
          <TextField
            label={words.password}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            maxLength={128}
            hint={words.passwordHint}
            error={errors.password}
          />
          <TextField
            label={words.name}
            name="name"
            autoComplete="name"
            maxLength={80}
            optional
            error={errors.name}
          />
          <Button type="submit" look="primary" busy={register.isPending}>
            {words.signUp}
          </Button>
          <p>
            {words.haveAccount}{' '}
            <Link to="/sign-in" search={to === undefined ? {} : { to }}>
              {words.signIn}
            </Link>
          </p>
        </Stack>
      </form>
    </Card>
  );
}
