import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { formatMoney, fromDecimal, type Money, toDecimal } from '../ui/money.ts';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { isAbove } from './amounts.ts';
import { walletWords } from './words.ts';

interface Props {
  /** What the button says, with the amount as it will be paid. */
  readonly action: (amount: string) => string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (money: Money, note: string) => void;
  readonly withNote?: boolean;
  /** All that can be taken: it stands there at first, and its currency cannot be chosen. */
  readonly most?: Money;
  /** Why this amount will not do, in words. */
  readonly wrong?: (money: Money) => string | undefined;
  readonly children?: ReactNode;
}

/** It may have a name in it. */
const longLabel = { whiteSpace: 'normal' } as const;

/** An amount as people type it. */
function useAmount({ most, wrong }: Pick<Props, 'most' | 'wrong'>) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  const { data: wallet } = useQuery(query('wallets.get-wallet', {}));
  const currencies = most ? [most.currency] : (wallet?.balances.map((one) => one.currency) ?? []);
  const [chosen, setCurrency] = useState<string>();
  const [text, setText] = useState(most ? toDecimal(most) : '');
  const currency = chosen ?? currencies[0] ?? 'EUR';
  const typed = fromDecimal(text, currency);
  const money = typed && typed.amount !== '0' ? typed : undefined;
  const fault = !money
    ? words.notAnAmount
    : most && isAbove(money.amount, most.amount)
      ? words.atMost(formatMoney(most, locale))
      : wrong?.(money);
  return { currencies, currency, setCurrency, text, setText, fault, money: fault ? undefined : money };
}

/** An amount, checked before anything is sent. */
export function AmountForm({ action, busy, error, onSubmit, withNote = true, children, ...rules }: Props) {
  const words = useWords(walletWords);
  const inWords = useRefusals();
  const locale = useStore(language);
  const { currencies, currency, setCurrency, text, setText, fault, money } = useAmount(rules);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (money) onSubmit(money, String(new FormData(event.currentTarget).get('note') ?? '').trim());
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
          error={text.trim() === '' ? undefined : fault}
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
        {children}
        {withNote && (
          <TextField label={words.note} name="note" maxLength={280} hint={words.noteHint} optional />
        )}
        <Row>
          <Button type="submit" look="primary" busy={busy} disabled={!money} style={longLabel}>
            {action(money ? formatMoney(money, locale) : '')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
