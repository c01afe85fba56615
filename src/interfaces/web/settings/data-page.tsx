import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { useCommand } from '../shell/queries.ts';
import { signedOut } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, Row, Stack } from '../ui/layout.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { ProveAgain, useProving } from './prove-again.tsx';
import { settingsWords } from './words.ts';

/** Everything about a person, to take along or to end. */
export function DataPage() {
  const words = useWords(settingsWords);
  usePageTitle(words.data);
  return (
    <Stack>
      <h1>{words.data}</h1>
      <Export />
      <DeleteAccount />
    </Stack>
  );
}

function Export() {
  const words = useWords(settingsWords);
  const inWords = useRefusals();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const data = await client.call('identity.export-me', {});
      saveFile('layers.json', JSON.stringify(data, null, 2), 'application/json');
    } catch (error) {
      toast({ kind: 'error', text: inWords(error) });
    }
    setBusy(false);
  };
  return (
    <Card>
      <Stack>
        <h2>{words.export}</h2>
        <p>{words.exportText}</p>
        <Row>
          <Button busy={busy} onClick={() => void save()}>
            {words.download}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function DeleteAccount() {
  const words = useWords(settingsWords);
  const inWords = useRefusals();
  const cache = useQueryClient();
  const proving = useProving();
  const remove = useCommand('identity.delete-me', {
    quiet: true,
    done: () => void signedOut(cache).then(() => location.assign('/')),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    void proving.run(() => remove.mutateAsync({ password }));
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <h2>{words.deleteAccount}</h2>
          <p>{words.deleteText}</p>
          {remove.error && <Note>{inWords(remove.error)}</Note>}
          <TextField
            label={words.currentPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <Row>
            <Button type="submit" look="danger" busy={remove.isPending}>
              {words.deleteButton}
            </Button>
          </Row>
        </Stack>
      </form>
      <ProveAgain proving={proving} />
    </Card>
  );
}
