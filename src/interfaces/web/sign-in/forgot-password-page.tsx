import type { FormEvent } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './form.module.css';
import { signInWords } from './words.ts';

export function ForgotPasswordPage() {
  const words = useWords(signInWords);
  const ask = useCommand('identity.request-password-reset');
  usePageTitle(words.reset);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate({ email: String(new FormData(event.currentTarget).get('email')) });
  };
  return (
    <Card className={styles.form}>
      <form onSubmit={submit}>
        <Stack>
          <h1>{words.reset}</h1>
          <p>{words.resetText}</p>
          <TextField label={words.email} name="email" type="email" autoComplete="email" required />
          <Button type="submit" look="primary" busy={ask.isPending}>
            {words.send}
          </Button>
          {ask.isSuccess && <p role="status">{words.sent}</p>}
        </Stack>
      </form>
    </Card>
  );
}
