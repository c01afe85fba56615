import { useState } from 'react';
import { CornerUpLeft } from 'react-feather';
import type { Output } from '../../../client/index.ts';
import { useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Row } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { usePersonName } from '../../ui/person.tsx';
import { useWords } from '../../words/languages.ts';
import { AmountForm } from '../amount-form.tsx';
import { leftOf } from '../amounts.ts';
import { moneyMoved } from '../money-moved.ts';
import { usePaymentId } from '../use-payment-id.ts';
import { paymentWords } from './words.ts';

type Transfer = Output<'wallets.get-transfer'>;

/** Gives back what one was paid, or a part of what is left of it. */
export function RefundButton({ transfer }: { transfer: Transfer }) {
  const words = useWords(paymentWords);
  const nameOf = usePersonName();
  const [open, setOpen] = useState(false);
  const { from } = transfer;
  if (!from || leftOf(transfer).amount === '0') return null;
  return (
    <Row>
      <Button onClick={() => setOpen(true)}>
        <CornerUpLeft aria-hidden="true" size={18} />
        {words.giveBack}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.giveBackTo(nameOf(from))}>
        <RefundForm transfer={transfer} onDone={() => setOpen(false)} />
      </Dialog>
    </Row>
  );
}

function RefundForm({ transfer, onDone }: { transfer: Transfer; onDone: () => void }) {
  const words = useWords(paymentWords);
  const locale = useStore(language);
  const refundId = usePaymentId(true);
  const refund = useCommand('wallets.refund-transfer', {
    quiet: true,
    refreshes: moneyMoved,
    done(made) {
      onDone();
      toast({ text: words.givenBackNow(formatMoney(made, locale)) });
    },
  });
  return (
    <AmountForm
      withNote={false}
      most={leftOf(transfer)}
      action={words.giveBackAmount}
      busy={refund.isPending}
      error={refund.error}
      onSubmit={({ amount }) => refund.mutate({ id: transfer.id, refundId, amount })}
    />
  );
}
