import { useState } from 'react';
import type { Output } from '../../../client/index.ts';
import { useCommand } from '../../shell/queries.ts';
import { useMe } from '../../shell/session.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { usePersonName } from '../../ui/person.tsx';
import { Time } from '../../ui/time.tsx';
import { useWords } from '../../words/languages.ts';
import { AmountForm } from '../amount-form.tsx';
import { moneyMoved } from '../money-moved.ts';
import { holdWords } from './words.ts';

type Hold = Output<'wallets.list-holds'>['items'][number];

/** What someone has set aside for someone, and what one of them can do with it. */
export function HoldCard({ hold }: { hold: Hold }) {
  const words = useWords(holdWords);
  const nameOf = usePersonName();
  const locale = useStore(language);
  const isForMe = hold.to.id === useMe().id;
  const { status, captured, currency, note, endsAt, createdAt } = hold;
  const amount = formatMoney(hold, locale);
  const who = isForMe ? words.forYou(nameOf(hold.from)) : words.fromYou(nameOf(hold.to));
  const state =
    status === 'captured'
      ? words.captured(formatMoney({ amount: captured, currency }, locale))
      : words.statuses[status];
  return (
    <Card>
      <article aria-label={`${who}: ${amount}`}>
        <Stack className={layout.small}>
          <p>
            {who}: <strong>{amount}</strong>
          </p>
          {note !== '' && <p>{note}</p>}
          <p className={layout.hint}>
            {state} · <Time at={createdAt} />
            {status === 'open' && (
              <>
                {' '}
                · {words.ends} <Time at={endsAt} />
              </>
            )}
          </p>
          {status === 'open' && isForMe && <Actions hold={hold} amount={amount} />}
        </Stack>
      </article>
    </Card>
  );
}

function Actions({ hold, amount }: { hold: Hold; amount: string }) {
  const words = useWords(holdWords);
  const name = usePersonName()(hold.from);
  const [takes, setTakes] = useState(false);
  const giveBack = useCommand('wallets.void-hold', {
    refreshes: moneyMoved,
    done: () => toast({ text: words.givenBack }),
  });
  return (
    <Row className={layout.wrap}>
      <Button look="primary" onClick={() => setTakes(true)}>
        {words.take}
      </Button>
      <ConfirmButton
        title={words.giveBackTitle(name)}
        text={words.giveBackText(amount)}
        action={words.giveBack}
        busy={giveBack.isPending}
        onConfirm={() => giveBack.mutate({ holdId: hold.id })}
      >
        {words.giveBack}
      </ConfirmButton>
      <Dialog open={takes} onClose={() => setTakes(false)} title={words.takeFrom(name)}>
        <TakeForm hold={hold} onDone={() => setTakes(false)} />
      </Dialog>
    </Row>
  );
}

function TakeForm({ hold, onDone }: { hold: Hold; onDone: () => void }) {
  const words = useWords(holdWords);
  const locale = useStore(language);
  const { amount, currency } = hold;
  const take = useCommand('wallets.capture-hold', {
    quiet: true,
    refreshes: moneyMoved,
    done({ captured }) {
      onDone();
      toast({ text: words.taken(formatMoney({ amount: captured, currency }, locale)) });
    },
  });
  return (
    <AmountForm
      withNote={false}
      most={{ amount, currency }}
      action={words.takeAmount}
      busy={take.isPending}
      error={take.error}
      onSubmit={(money) => take.mutate({ holdId: hold.id, amount: money.amount })}
    >
      <p className={layout.hint}>{words.takeHint}</p>
    </AmountForm>
  );
}
