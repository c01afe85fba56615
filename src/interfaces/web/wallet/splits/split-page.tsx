import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { PersonSearch } from '../../people/card.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { usePersonName } from '../../ui/person.tsx';
import { Note } from '../../ui/states.tsx';
import { useWords } from '../../words/languages.ts';
import { useRefusals } from '../../words/refusals.ts';
import { moneyMoved } from '../money-moved.ts';
import { usePaymentId } from '../use-payment-id.ts';
import { WalletTabs } from '../wallet-tabs.tsx';
import { walletWords } from '../words.ts';
import { Shares } from './shares.tsx';
import { type SplitDraft, useSplit, type Way, ways } from './use-split.ts';
import { splitWords } from './words.ts';

/** The most that the service asks at once. */
const mostPeople = 50;

/** Asks several people for their shares of what one has paid. */
export function SplitPage() {
  const words = useWords(splitWords);
  usePageTitle(words.split);
  return (
    <Stack>
      <h1>{words.split}</h1>
      <WalletTabs />
      <p className={layout.muted}>{words.intro}</p>
      <SplitForm />
    </Stack>
  );
}

function SplitForm() {
  const words = useWords(splitWords);
  const inWords = useRefusals();
  const navigate = useNavigate();
  const locale = useStore(language);
  const draft = useSplit();
  const splitId = usePaymentId(true);
  const ask = useCommand('wallets.split-payment', {
    quiet: true,
    refreshes: moneyMoved,
    done({ items }) {
      toast({ text: words.asked(items.length) });
      void navigate({ to: '/wallet' });
    },
  });
  const { split, people, currency } = draft;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (split.fault !== undefined) return;
    const note = String(new FormData(event.currentTarget).get('note') ?? '').trim();
    ask.mutate({ splitId, amount: split.asked.amount, currency, note, shares: [...split.shares] });
  };
  return (
    <>
      <Card>
        <form onSubmit={submit}>
          <Stack>
            {ask.error && <Note>{inWords(ask.error)}</Note>}
            <Terms draft={draft} />
            <Shares draft={draft} />
            <Row>
              <Button type="submit" look="primary" busy={ask.isPending} disabled={split.fault !== undefined}>
                {split.fault === undefined
                  ? words.ask(people.length, formatMoney(split.asked, locale))
                  : words.split}
              </Button>
            </Row>
          </Stack>
        </form>
      </Card>
      <PeopleToAdd draft={draft} />
    </>
  );
}

function Terms({ draft }: { draft: SplitDraft }) {
  const words = useWords(splitWords);
  const wallet = useWords(walletWords);
  const { whole, split, currencies, currency, way } = draft;
  const isWrong = whole.trim() !== '' && split.fault === 'not-an-amount';
  return (
    <>
      <TextField
        label={words.whole}
        inputMode="decimal"
        required
        value={whole}
        onChange={({ target }) => draft.setWhole(target.value)}
        error={isWrong ? wallet.notAnAmount : undefined}
      />
      {currencies.length > 1 && (
        <SelectField
          label={wallet.currency}
          value={currency}
          onChange={draft.setCurrency}
          choices={currencies.map((value) => ({ value, label: value }))}
        />
      )}
      <TextField label={wallet.note} name="note" maxLength={280} hint={wallet.noteHint} optional />
      <SelectField
        label={words.how}
        value={way}
        onChange={(chosen: Way) => draft.setWay(chosen)}
        choices={ways.map((value) => ({ value, label: words.ways[value] }))}
      />
      {way === 'equal' && (
        <CheckField
          label={words.withMe}
          checked={draft.withMe}
          onChange={({ target }) => draft.setWithMe(target.checked)}
        />
      )}
    </>
  );
}

function PeopleToAdd({ draft: { people, setPeople } }: { draft: SplitDraft }) {
  const words = useWords(splitWords);
  const nameOf = usePersonName();
  if (people.length === mostPeople) return <p className={layout.muted}>{words.most}</p>;
  return (
    <Card>
      <PersonSearch
        label={words.people}
        action={(person) =>
          !people.some(({ id }) => id === person.id) && (
            <Button aria-label={words.addName(nameOf(person))} onClick={() => setPeople([...people, person])}>
              {words.add}
            </Button>
          )
        }
      />
    </Card>
  );
}
