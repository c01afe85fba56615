import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { formatMoney, fromDecimal, type Money } from '../ui/money.ts';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { walletWords } from './words.ts';

interface Props {
  /** What the button says, with the amount as it will be paid. */
  readonly action: (amount: string) => string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (money: Money, note: string) => void;
  readonly withNote?: boolean;
  readonly children?: ReactNode;
}

/** An amount as people type it, checked before anything is sent. */
export function AmountForm({ action, busy, error, onSubmit, withNote = true, children }: Props) {
  const words = useWords(walletWords);
  const inWords = useRefusals();
  const locale = useStore(language);
  const { data: wallet } = useQuery(query('wallets.get-wallet', {}));
  const currencies = wallet?.balances.map((one) => one.currency) ?? [];
  const [chosen, setCurrency] = useState<string>();
  const [text, setText] = useState('');
  const currency = chosen ?? currencies[0] ?? 'EUR';
  const money = fromDecimal(text, currency);
  const valid = money && money.amount !== '0' ? money : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (valid) onSubmit(valid, String(new FormData(event.currentTarget).get('note') ?? '').trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error !== null && error !== undefined && <Note>{inWords(error)}</Note>}
        <TextField
          label={words.amount}
          inputMode="decimal"
          required
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={text.trim() !== '' && !valid ? words.notAnAmount : undefined}
          autoFocus
        />
        {currencies.length > 1 && (
          <SelectField
            label={words.currency}
            value={currency}
            onChange={setCurrency}
            choices={currencies.map((value) => ({ value, label: value }))}
          />
        )}
        {withNote && (
          <TextField label={words.note} name="note" maxLength={280} hint={words.noteHint} optional />
        )}
        {children}
        <Row>
          <Button type="submit" look="primary" busy={busy} disabled={!valid}>
            {action(valid ? formatMoney(valid, locale) : '')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
