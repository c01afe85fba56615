import { useQuery } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import type { Output } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { canUsePasskeys, makePasskey } from '../shell/passkeys.ts';
import { query, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Note, SkeletonList } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { ProveAgain, useProving } from './prove-again.tsx';
import styles from './settings.module.css';
import { settingsWords } from './words.ts';

const QrCode = lazy(() => import('./qr-code.tsx'));
type Totp = Output<'identity.start-totp'>;
type Factor = Output<'identity.list-factors'>['items'][number];
/** What someone is about to do with their password. */
type Doing = 'totp' | 'passkey' | 'codes' | Factor;

/** The second factors of the account, and what to do about them. */
export function Factors() {
  const words = useWords(settingsWords);
  const inWords = useRefusals();
  const { data } = useQuery(query('identity.list-factors', {}));
  const [doing, setDoing] = useState<Doing>();
  const [started, setStarted] = useState<Totp>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [error, setError] = useState<unknown>();
  const proving = useProving();
  const refreshes = ['identity.list-factors'] as const;
  const startTotp = useCommand('identity.start-totp', { quiet: true, done: setStarted });
  const remove = useCommand('identity.remove-factor', { quiet: true, refreshes });
  const renew = useCommand('identity.renew-recovery-codes', {
    quiet: true,
    done: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  const confirmPasskey = useCommand('identity.confirm-passkey', {
    quiet: true,
    refreshes,
    done: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });

  async function go(currentPassword: string): Promise<void> {
    if (doing === 'totp') await startTotp.mutateAsync({ currentPassword });
    else if (doing === 'codes') await renew.mutateAsync({ currentPassword });
    else if (doing === 'passkey') {
      const response = await makePasskey(await client.call('identity.start-passkey', { currentPassword }));
      if (!response) throw new Error(words.passkeyRefused);
      await confirmPasskey.mutateAsync({ response });
    } else if (doing) await remove.mutateAsync({ factorId: doing.id, currentPassword });
    setDoing(undefined);
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    setError(undefined);
    const password = String(new FormData(event.currentTarget).get('currentPassword'));
    void proving.run(() =>
      go(password).catch((failure: unknown) => {
        setError(failure);
        throw failure;
      }),
    );
  };
  if (!data) return <SkeletonList count={1} height="3rem" />;
  const open = (next: Doing) => {
    setError(undefined);
    setDoing(next);
  };
  const title =
    doing === 'totp'
      ? words.addTotp
      : doing === 'passkey'
        ? words.addPasskey
        : doing === 'codes'
          ? words.renewCodes
          : doing
            ? words.removeFactor(doing.name)
            : '';
  return (
    <Card>
      <Stack>
        <h2>{words.factors}</h2>
        <p className={layout.muted}>{words.factorsText}</p>
        {data.items.length === 0 && <p>{words.noFactors}</p>}
        <ul className={layout.stack}>
          {data.items.map((factor) => (
            <li key={factor.id}>
              <Row className={layout.wrap}>
                <div className={layout.grow}>
                  <strong>{factor.name}</strong>
                  <div className={layout.hint}>
                    {words.factorKinds[factor.kind]} · {words.lastUsed}:{' '}
                    {factor.lastUsedAt === null ? words.never : <Time at={factor.lastUsedAt} />}
                  </div>
                </div>
                <Button onClick={() => open(factor)}>{words.removeFactor(factor.name)}</Button>
              </Row>
            </li>
          ))}
        </ul>
        <Row className={layout.wrap}>
          <Button onClick={() => open('totp')}>{words.addTotp}</Button>
          {canUsePasskeys() && <Button onClick={() => open('passkey')}>{words.addPasskey}</Button>}
          {data.items.length > 0 && (
            <Button look="quiet" onClick={() => open('codes')}>
              {words.renewCodes}
            </Button>
          )}
        </Row>
      </Stack>
      <Dialog open={doing !== undefined} onClose={() => setDoing(undefined)} title={title}>
        <form onSubmit={submit}>
          <Stack>
            {typeof doing === 'object' && <p>{words.removeFactorText}</p>}
            {doing === 'codes' && <p>{words.renewText}</p>}
            {error !== undefined && (
              <Note>
                {error instanceof Error && error.message === words.passkeyRefused
                  ? error.message
                  : inWords(error)}
              </Note>
            )}
            <TextField
              label={words.currentPassword}
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              required
              autoFocus
            />
            <Button type="submit" look="primary">
              {words.confirm}
            </Button>
          </Stack>
        </form>
      </Dialog>
      <Dialog open={started !== undefined} onClose={() => setStarted(undefined)} title={words.addTotp}>
        {started && (
          <ConfirmTotp
            started={started}
            onDone={(recoveryCodes) => {
              setStarted(undefined);
              setCodes(recoveryCodes);
            }}
          />
        )}
      </Dialog>
      <Dialog
        open={codes !== undefined && codes.length > 0}
        onClose={() => setCodes(undefined)}
        title={words.recoveryCodes}
      >
        <p>{words.recoveryText}</p>
        <ul className={styles.codes}>
          {codes?.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Row>
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(codes!.join('\n')).then(() => toast({ text: words.copied }))
            }
          >
            {words.copy}
          </Button>
          <Button look="primary" onClick={() => setCodes(undefined)}>
            {words.done}
          </Button>
        </Row>
      </Dialog>
      <ProveAgain proving={proving} />
    </Card>
  );
}

function ConfirmTotp({ started, onDone }: { started: Totp; onDone(recoveryCodes: readonly string[]): void }) {
  const words = useWords(settingsWords);
  const inWords = useRefusals();
  const confirm = useCommand('identity.confirm-totp', {
    quiet: true,
    refreshes: ['identity.list-factors'],
    done: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate({
      factorId: started.factorId,
      code: String(new FormData(event.currentTarget).get('code')).trim(),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{words.scan}</p>
        <Suspense>
          <QrCode text={started.otpauthUrl} />
        </Suspense>
        <p>
          {words.key}: <span className={styles.key}>{started.secret}</span>
        </p>
        {confirm.error && <Note>{inWords(confirm.error)}</Note>}
        <TextField
          label={words.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d{6}"
          maxLength={6}
          required
          autoFocus
        />
        <Button type="submit" look="primary" busy={confirm.isPending}>
          {words.confirm}
        </Button>
      </Stack>
    </form>
  );
}
