import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CallRefused } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { askForPasskey, canUsePasskeys } from '../shell/passkeys.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { settingsWords } from './words.ts';

export interface Proving {
  /** Runs a change; when the service wants a second factor first, asks for it and runs the change again. */
  run(change: () => Promise<unknown>): Promise<void>;
  readonly waiting: (() => Promise<unknown>) | undefined;
  readonly cancel: () => void;
}

export function useProving(): Proving {
  const [waiting, setWaiting] = useState<() => Promise<unknown>>();
  return {
    waiting,
    cancel: () => setWaiting(undefined),
    async run(change) {
      setWaiting(undefined);
      // The command itself shows other refusals.
      await change().catch((error: unknown) => {
        if (error instanceof CallRefused && error.code === 'identity.proof-needed') setWaiting(() => change);
      });
    },
  };
}

/** The dialog that asks for the second factor. */
export function ProveAgain({ proving }: { proving: Proving }) {
  const words = useWords(settingsWords);
  return (
    <Dialog open={proving.waiting !== undefined} onClose={proving.cancel} title={words.proveTitle}>
      <Ask proving={proving} />
    </Dialog>
  );
}

function Ask({ proving }: { proving: Proving }) {
  const words = useWords(settingsWords);
  const inWords = useRefusals();
  const { data: factors } = useQuery(query('identity.list-factors', {}));
  const prove = useCommand('identity.prove-again', {
    quiet: true,
    done: () => void proving.run(proving.waiting!),
  });
  const has = (kind: string) => factors?.items.some((one) => one.kind === kind) ?? false;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    prove.mutate({ code: String(new FormData(event.currentTarget).get('code')).trim() });
  };
  const passkey = async () => {
    const found = await askForPasskey(await client.call('identity.start-passkey-proof', {}));
    if (found) prove.mutate({ passkey: found });
    else toast({ kind: 'error', text: words.passkeyRefused });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{words.proveText}</p>
        {prove.error && <Note>{inWords(prove.error)}</Note>}
        {has('passkey') && canUsePasskeys() && (
          <Button onClick={() => void passkey()}>{words.provePasskey}</Button>
        )}
        {has('totp') && (
          <>
            <TextField
              label={words.proveCode}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="\d{6}"
              required
              autoFocus
            />
            <Button type="submit" look="primary" busy={prove.isPending}>
              {words.confirm}
            </Button>
          </>
        )}
      </Stack>
    </form>
  );
}
