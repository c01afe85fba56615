import { useRef } from 'react';
import type { OperationName, PublicUser } from '../../client/index.ts';
import { useCommand } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { formatMoney, type Money } from '../ui/money.ts';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { AmountForm } from './amount-form.tsx';
import { walletWords } from './words.ts';

type Payee = Pick<PublicUser, 'id' | 'name' | 'username'>;
interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}
const changed = [
  'wallets.get-wallet',
  'wallets.list-entries',
  'wallets.list-activity',
  'wallets.list-payment-requests',
] as const satisfies readonly OperationName[];

/** One id for each time that the dialog is opened: pressed twice, or sent again after a break, it is one payment. */
function usePaymentId(open: boolean): string {
  const id = useRef<string>(undefined);
  if (!open) id.current = undefined;
  else id.current ??= crypto.randomUUID();
  return id.current ?? '';
}

/** Pays a person. Nothing is shown as paid before the service has said so. */
export function PayDialog({ to, open, onClose }: { to: Payee } & DialogProps) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  const name = usePersonName()(to);
  const transferId = usePaymentId(open);
  const pay = useCommand('wallets.transfer', {
    quiet: true,
    refreshes: changed,
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
    refreshes: changed,
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
    refreshes: [...changed, 'posts.get-post', 'feed.read-home', 'wardrobe.get-outfit'],
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
