import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { useWords } from '../../words/languages.ts';
import { adminWalletWords } from './words.ts';

/** Says whether a top-up was paid. */
export function SettleTopUp() {
  const words = useWords(adminWalletWords);
  const locale = useStore(language);
  const [topUpId, setTopUpId] = useState('');
  const [paid, setPaid] = useState<boolean>();
  const stop = () => setPaid(undefined);
  const settle = useCommand('wallets.settle-top-up', {
    refreshes: ['wallets.get-wallet-of'],
    done(topUp) {
      stop();
      setTopUpId('');
      toast({ text: words.settled(formatMoney(topUp, locale)) });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    setPaid((submitter as HTMLButtonElement).value === 'paid');
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <h2>{words.settle}</h2>
          <p className={layout.muted}>{words.settleText}</p>
          <TextField
            label={words.topUpId}
            required
            autoComplete="off"
            value={topUpId}
            onChange={({ target }) => setTopUpId(target.value.trim())}
          />
          <Row className={layout.wrap}>
            <Button type="submit" value="paid" look="primary">
              {words.paid}
            </Button>
            <Button type="submit" value="not-paid">
              {words.notPaid}
            </Button>
          </Row>
        </Stack>
      </form>
      <Confirm
        open={paid !== undefined}
        onClose={stop}
        title={words.settle}
        text={paid ? words.paidText : words.notPaidText}
        action={paid ? words.paid : words.notPaid}
        busy={settle.isPending}
        onConfirm={() => settle.mutate({ topUpId, paid: paid! })}
      />
    </Card>
  );
}
