import { lazy, Suspense, useState } from 'react';
import { DollarSign } from 'react-feather';
import type { PublicUser } from '../../client/index.ts';
import { useCommand } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatMoney, type Money } from '../ui/money.ts';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { AmountForm } from './amount-form.tsx';
import type { GiftDialogProps } from './gifts/gift-dialog.tsx';
import type { HoldDialogProps } from './holds/hold-dialog.tsx';
import { moneyMoved } from './money-moved.ts';
import { usePaymentId } from './use-payment-id.ts';
import { walletWords } from './words.ts';

export { AmountForm } from './amount-form.tsx';
export { Balances } from './balances.tsx';
export { usePaymentId } from './use-payment-id.ts';

type Payee = Pick<PublicUser, 'id' | 'name' | 'username'>;
interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}
/** Pays a person. Nothing is shown as paid before the service has said so. */
export function PayDialog({ to, open, onClose }: { to: Payee } & DialogProps) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  const name = usePersonName()(to);
  const transferId = usePaymentId(open);
  const pay = useCommand('wallets.transfer', {
    quiet: true,
    refreshes: moneyMoved,
    done({ amount, currency }) {
      onClose();
      toast({ text: words.paid(formatMoney({ amount, currency }, locale)) });
    },
  });
  return (
    <Dialog open={open} onClose={onClose} title={words.payTo(name)}>
      <AmountForm
        action={(amount) => words.confirmPay(amount, name)}
        busy={pay.isPending}
        error={pay.error}
        onSubmit={(money, note) => pay.mutate({ transferId, toUserId: to.id, ...money, note })}
      />
    </Dialog>
  );
}

/** Asks a person for money; they decide. */
export function AskDialog({ from, open, onClose }: { from: Payee } & DialogProps) {
  const words = useWords(walletWords);
  const name = usePersonName()(from);
  const requestId = usePaymentId(open);
  const ask = useCommand('wallets.request-payment', {
    quiet: true,
    refreshes: moneyMoved,
    done() {
      onClose();
      toast({ text: words.asked });
    },
  });
  return (
    <Dialog open={open} onClose={onClose} title={words.askFrom(name)}>
      <AmountForm
        action={() => words.ask}
        busy={ask.isPending}
        error={ask.error}
        onSubmit={(money, note) => ask.mutate({ requestId, fromUserId: from.id, ...money, note })}
      />
    </Dialog>
  );
}

interface Tipped {
  readonly kind: 'post' | 'outfit' | 'message';
  readonly id: string;
  readonly author: Payee;
}

/** Tips the author of something. */
export function TipDialog({ subject, open, onClose }: { subject: Tipped } & DialogProps) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  const name = usePersonName()(subject.author);
  const transferId = usePaymentId(open);
  const tip = useCommand(`wallets.tip-${subject.kind}`, {
    quiet: true,
    refreshes: [...moneyMoved, 'posts.get-post', 'feed.read-home', 'wardrobe.get-outfit'],
    done(paid) {
      onClose();
      toast({ text: words.paid(formatMoney(paid as Money, locale)) });
    },
  });
  return (
    <Dialog open={open} onClose={onClose} title={words.tipFor(name)}>
      <AmountForm
        action={(amount) => words.confirmPay(amount, name)}
        busy={tip.isPending}
        error={tip.error}
        onSubmit={(money, note) =>
          tip.mutate({ [`${subject.kind}Id`]: subject.id, transferId, ...money, note } as never)
        }
      />
    </Dialog>
  );
}

/** How many tips there are, and a press away from one more. */
export function TipButton({ subject, count }: { subject: Tipped; count: number }) {
  const words = useWords(walletWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={words.tip} icon={<DollarSign aria-hidden="true" />} onClick={() => setOpen(true)}>
        {count > 0 && count}
      </IconButton>
      <TipDialog subject={subject} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

// What few pages show comes when it is needed.
const GiftDialogLater = lazy(() => import('./gifts/gift-dialog.tsx'));
const HoldDialogLater = lazy(() => import('./holds/hold-dialog.tsx'));
const GiftCardLater = lazy(() => import('./gifts/gift-card.tsx'));

/** Sends a gift into a conversation. */
export const GiftDialog = (props: GiftDialogProps) =>
  props.open && (
    <Suspense>
      <GiftDialogLater {...props} />
    </Suspense>
  );

/** Sets money aside for a person. */
export const HoldDialog = ({ open, ...props }: HoldDialogProps & { readonly open: boolean }) =>
  open && (
    <Suspense>
      <HoldDialogLater {...props} />
    </Suspense>
  );

/** A gift in a conversation, by its id. */
export const GiftCard = ({ envelopeId }: { envelopeId: string }) => (
  <Suspense>
    <GiftCardLater envelopeId={envelopeId} />
  </Suspense>
);
