import { useState } from 'react';
import type { Input } from '../../../client/index.ts';
import { useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { layout } from '../../ui/layout.tsx';
import { useWords } from '../../words/languages.ts';
import { AmountForm } from '../amount-form.tsx';
import { isAbove } from '../amounts.ts';
import { moneyMoved } from '../money-moved.ts';
import { usePaymentId } from '../use-payment-id.ts';
import { walletWords } from '../words.ts';
import { giftWords } from './words.ts';

type Split = Input<'wallets.send-envelope'>['split'];
const splits: readonly Split[] = ['equal', 'random'];
/** The most that an envelope has. */
const mostShares = 100;

export interface GiftDialogProps {
  readonly conversationId: string;
  /** How many others are in the room: a share for each, at first. Undefined between two people. */
  readonly others: number | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Sends a gift into a conversation. It is a message there; nothing is shown before the service has taken it. */
export default function GiftDialog({ conversationId, others, open, onClose }: GiftDialogProps) {
  const words = useWords(walletWords);
  return (
    <Dialog open={open} onClose={onClose} title={words.sendGift}>
      <GiftForm conversationId={conversationId} others={others} onClose={onClose} />
    </Dialog>
  );
}

function GiftForm({ conversationId, others, onClose }: Omit<GiftDialogProps, 'open'>) {
  const words = useWords(giftWords);
  const envelopeId = usePaymentId(true);
  const [shares, setShares] = useState(String(Math.min(Math.max(others ?? 1, 1), mostShares)));
  const [split, setSplit] = useState<Split>('equal');
  const send = useCommand('wallets.send-envelope', {
    quiet: true,
    refreshes: moneyMoved,
    done() {
      onClose();
      toast({ text: words.sent });
    },
  });
  const count = Number(shares);
  return (
    <AmountForm
      action={words.sendAmount}
      busy={send.isPending}
      error={send.error}
      wrong={({ amount }) => (isAbove(shares || '0', amount) ? words.tooManyShares : undefined)}
      onSubmit={(money, note) =>
        send.mutate({ conversationId, envelopeId, ...money, shares: count, split, note })
      }
    >
      {others !== undefined && (
        <>
          <TextField
            label={words.shares}
            hint={words.sharesHint}
            type="number"
            required
            min={1}
            max={mostShares}
            step={1}
            value={shares}
            onChange={({ target }) => setShares(target.value)}
          />
          <SelectField
            label={words.split}
            value={split}
            onChange={(chosen: Split) => setSplit(chosen)}
            choices={splits.map((value) => ({ value, label: words.splits[value] }))}
          />
        </>
      )}
      <p className={layout.hint}>{words.hint}</p>
    </AmountForm>
  );
}
