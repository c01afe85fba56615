import { useState } from 'react';
import type { PublicUser } from '../../../client/index.ts';
import { useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { layout } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { usePersonName } from '../../ui/person.tsx';
import { useWords } from '../../words/languages.ts';
import { AmountForm } from '../amount-form.tsx';
import { ChoosePerson } from '../choose-person.tsx';
import { moneyMoved } from '../money-moved.ts';
import { usePaymentId } from '../use-payment-id.ts';
import { holdWords } from './words.ts';

type Payee = Pick<PublicUser, 'id' | 'name' | 'username'>;
export interface HoldDialogProps {
  /** Without it, someone is chosen first. */
  readonly to?: Payee;
  readonly onClose: () => void;
}

/** Sets money aside for someone. */
export default function HoldDialog({ to, onClose }: HoldDialogProps) {
  const words = useWords(holdWords);
  const nameOf = usePersonName();
  const [chosen, setChosen] = useState<Payee>();
  const payee = to ?? chosen;
  return (
    <Dialog open onClose={onClose} title={payee ? words.placeFor(nameOf(payee)) : words.place}>
      {payee ? <HoldForm to={payee} onDone={onClose} /> : <ChoosePerson onChoose={setChosen} />}
    </Dialog>
  );
}

const mostDays = 30;

function HoldForm({ to, onDone }: { to: Payee; onDone: () => void }) {
  const words = useWords(holdWords);
  const locale = useStore(language);
  const name = usePersonName()(to);
  const holdId = usePaymentId(true);
  const [days, setDays] = useState('7');
  const place = useCommand('wallets.place-hold', {
    quiet: true,
    refreshes: moneyMoved,
    done(hold) {
      onDone();
      toast({ text: words.placed(formatMoney(hold, locale)) });
    },
  });
  return (
    <AmountForm
      action={(amount) => words.placeAmount(amount, name)}
      busy={place.isPending}
      error={place.error}
      onSubmit={(money, note) =>
        place.mutate({ holdId, toUserId: to.id, ...money, note, days: Number(days) })
      }
    >
      <TextField
        label={words.days}
        type="number"
        required
        min={1}
        max={mostDays}
        step={1}
        value={days}
        onChange={({ target }) => setDays(target.value)}
      />
      <p className={layout.hint}>{words.hint}</p>
    </AmountForm>
  );
}
