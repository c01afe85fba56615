import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { needsFactor, type Output } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { askForPasskey, canUsePasskeys } from '../shell/passkeys.ts';
import { useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import styles from './form.module.css';
import { useSignedIn } from './use-signed-in.ts';
import { signInWords } from './words.ts';

const route = getRouteApi('/sign-in');
type Factor = Extract<Output<'identity.log-in'>, { readonly factorRequired: unknown }>['factorRequired'];

export function SignInPage() {
  const [factor, setFactor] = useState<Factor>();
  return (
    <Card className={styles.form}>
      {factor ? <SecondStep factor={factor} /> : <FirstStep onFactor={setFactor} />}
    </Card>
  );
}

function FirstStep({ onFactor }: { onFactor(factor: Factor): void }) {
  const words = useWords(signInWords);
  const inWords = useRefusals();
  const { to } = route.useSearch();
  const enter = useSignedIn(to);
  const [unused, setUnused] = useState(false);
  const logIn = useCommand('identity.log-in', {
    quiet: true,
    done: (answer) => (needsFactor(answer) ? onFactor(answer.factorRequired) : enter(answer.user)),
  });
  const withPasskey = useCommand('identity.log-in-with-passkey', {
    quiet: true,
    done: ({ user }) => enter(user),
  });
  usePageTitle(words.signIn);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { login, password } = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      'login' | 'password',
      string
    >;
    withPasskey.reset();
    logIn.mutate({ login, password });
  };
  const passkey = async () => {
    logIn.reset();
    setUnused(false);
    const { ticket, ...options } = await client.call('identity.start-passkey-log-in', {});
    const response = await askForPasskey(options);
    if (response) withPasskey.mutate({ ticket, response });
    else setUnused(true);
  };
  const error = logIn.error ?? withPasskey.error;
  return (
    <form onSubmit={submit}>
      <Stack>
        <h1>{words.signIn}</h1>
        {error && <Note>{inWords(error)}</Note>}
        {unused && <Note>{words.noPasskeys}</Note>}
        <TextField
          label={words.usernameOrEmail}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          required
          maxLength={254}
        />
        <TextField
          label={words.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" look="primary" busy={logIn.isPending}>
          {words.signIn}
        </Button>
        {canUsePasskeys() && (
          <Button busy={withPasskey.isPending} onClick={() => void passkey()}>
            {words.withPasskey}
          </Button>
        )}
        <p>
          <Link to="/forgot-password">{words.forgot}</Link>
        </p>
        <p>
          {words.noAccount}{' '}
          <Link to="/sign-up" search={to === undefined ? {} : { to }}>
            {words.signUp}
          </Link>
        </p>
      </Stack>
    </form>
  );
}

function SecondStep({ factor: { ticket, kinds, passkeyOptions } }: { factor: Factor }) {
  const words = useWords(signInWords);
  const inWords = useRefusals();
  const { to } = route.useSearch();
  const enter = useSignedIn(to);
  const prove = useCommand('identity.prove-factor', { quiet: true, done: ({ user }) => enter(user) });
  usePageTitle(words.factorTitle);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    prove.mutate(/^\d{6}$/.test(code) ? { ticket, code } : { ticket, recoveryCode: code });
  };
  const passkey = async () => {
    const found = await askForPasskey(passkeyOptions!);
    if (found) prove.mutate({ ticket, passkey: found });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <h1>{words.factorTitle}</h1>
        <p className={layout.muted}>{words.factorText}</p>
        {prove.error && <Note>{inWords(prove.error)}</Note>}
        {kinds.includes('passkey') && passkeyOptions && canUsePasskeys() && (
          <Button onClick={() => void passkey()}>{words.usePasskey}</Button>
        )}
        <TextField
          label={words.code}
          name="code"
          autoComplete="one-time-code"
          inputMode="text"
          required
          hint={words.codeHint}
          autoFocus
        />
        <Button type="submit" look="primary" busy={prove.isPending}>
          {words.continue}
        </Button>
      </Stack>
    </form>
  );
}
