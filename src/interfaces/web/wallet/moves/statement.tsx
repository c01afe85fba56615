import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { query, useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, today } from '../../ui/day.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useWords } from '../../words/languages.ts';
import { walletWords } from '../words.ts';
import { daysOf, monthsUpTo } from './months.ts';
import { moveWords } from './words.ts';

/** How many months one can choose from. */
const shownMonths = 24;

/** What changed the wallet in a month, as a file. */
export function Statement() {
  const words = useWords(moveWords);
  const wallet = useWords(walletWords);
  const locale = useStore(language);
  const { data } = useQuery(query('wallets.get-wallet', {}));
  const currencies = data?.balances.map((one) => one.currency) ?? [];
  const months = monthsUpTo(today(), shownMonths);
  const [month, setMonth] = useState(months[0]!);
  const [chosen, setCurrency] = useState<string>();
  const currency = chosen ?? currencies[0];
  const save = useCommand('wallets.export-statement', {
    done: ({ csv = '' }) => saveFile(`layers-${month}-${currency}.csv`, csv, 'text/csv'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (currency !== undefined) save.mutate({ currency, ...daysOf(month), format: 'csv' });
  };
  const nameOf = (one: string) => formatDay(`${one}-01`, locale, { month: 'long', year: 'numeric' });
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <h2>{words.statement}</h2>
          <p className={layout.muted}>{words.statementText}</p>
          <SelectField
            label={words.month}
            value={month}
            onChange={setMonth}
            choices={months.map((value) => ({ value, label: nameOf(value) }))}
          />
          {currencies.length > 1 && (
            <SelectField
              label={wallet.currency}
              value={currency!}
              onChange={setCurrency}
              choices={currencies.map((value) => ({ value, label: value }))}
            />
          )}
          <Row>
            <Button type="submit" busy={save.isPending} disabled={currency === undefined}>
              {words.download}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
