import { type FormEvent, useState } from 'react';
import type { Output } from '../../../client/index.ts';
import { useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Card, Row, Stack } from '../../ui/layout.tsx';
import { usePersonName } from '../../ui/person.tsx';
import { useWords } from '../../words/languages.ts';
import type { Account } from '../people-page.tsx';
import { adminWalletWords } from './words.ts';

type Frozen = Output<'wallets.get-wallet'>['frozen'];
type State = NonNullable<Frozen> | 'none';
const states: readonly State[] = ['none', 'out', 'all'];

/** Freezes a wallet, or lifts that. */
export function FreezeForm({ person, frozen }: { person: Account; frozen: Frozen }) {
  const words = useWords(adminWalletWords);
  const name = usePersonName()(person);
  const [state, setState] = useState<State>(frozen ?? 'none');
  const [reason, setReason] = useState('');
  const [asks, setAsks] = useState(false);
  const freeze = useCommand('wallets.freeze-wallet', {
    refreshes: ['wallets.get-wallet-of'],
    done() {
      setAsks(false);
      setReason('');
      toast({ text: words.applied });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsks(true);
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <h2>{words.freeze}</h2>
          <p role="status">{words.frozen[frozen ?? 'none']}</p>
          <SelectField
            label={words.state}
            value={state}
            onChange={(chosen: State) => setState(chosen)}
            choices={states.map((value) => ({ value, label: words.states[value] }))}
          />
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            required
            maxLength={280}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Row>
            <Button type="submit" look="danger" disabled={state === (frozen ?? 'none')}>
              {words.apply}
            </Button>
          </Row>
        </Stack>
      </form>
      <Confirm
        open={asks}
        onClose={() => setAsks(false)}
        title={words.applyTitle(name)}
        text={words.applyText[state]}
        action={words.apply}
        busy={freeze.isPending}
        onConfirm={() =>
          freeze.mutate({
            userId: person.id,
            frozen: state === 'none' ? null : state,
            reason: reason.trim(),
          })
        }
      />
    </Card>
  );
}
