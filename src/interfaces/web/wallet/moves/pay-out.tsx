import { useInfiniteQuery } from '@tanstack/react-query';
import { CallRefused, type Output } from '../../../client/index.ts';
import { ProveAgain, useProving } from '../../settings/card.tsx';
import { pages, useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Card, layout, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { Time } from '../../ui/time.tsx';
import { useWords } from '../../words/languages.ts';
import { AmountForm } from '../amount-form.tsx';
import { moneyMoved } from '../money-moved.ts';
import { usePaymentId } from '../use-payment-id.ts';
import { moveWords } from './words.ts';

type Withdrawal = Output<'wallets.list-withdrawals'>['items'][number];
interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Pays out to where top-ups came from. */
export function PayOutDialog({ open, onClose }: Props) {
  const words = useWords(moveWords);
  return (
    <Dialog open={open} onClose={onClose} title={words.payOut}>
      <PayOutForm onDone={onClose} />
    </Dialog>
  );
}

function PayOutForm({ onDone }: { onDone: () => void }) {
  const words = useWords(moveWords);
  const locale = useStore(language);
  const withdrawalId = usePaymentId(true);
  const proving = useProving();
  const start = useCommand('wallets.start-withdrawal', {
    quiet: true,
    refreshes: ['wallets.list-withdrawals', ...moneyMoved],
    done(made) {
      onDone();
      toast({ text: words.payOutStarted(formatMoney(made, locale)) });
    },
  });
  // A dialog of its own asks for the proof.
  const needsProof = start.error instanceof CallRefused && start.error.code === 'identity.proof-needed';
  return (
    <>
      <AmountForm
        withNote={false}
        action={words.payOutAmount}
        busy={start.isPending}
        error={needsProof ? undefined : start.error}
        onSubmit={(money) => void proving.run(() => start.mutateAsync({ withdrawalId, ...money }))}
      >
        <p className={layout.hint}>{words.payOutHint}</p>
      </AmountForm>
      <ProveAgain proving={proving} />
    </>
  );
}

export function PayOuts() {
  const words = useWords(moveWords);
  const list = useInfiniteQuery(pages('wallets.list-withdrawals', { limit: 20 }));
  return (
    <Infinite of={list} empty={<p className={layout.muted}>{words.noPayOuts}</p>}>
      {(rows) => (
        <ul className={layout.stack}>
          {rows.map((one) => (
            <li key={one.id}>
              <PayOutCard of={one} />
            </li>
          ))}
        </ul>
      )}
    </Infinite>
  );
}

function PayOutCard({ of }: { of: Withdrawal }) {
  const words = useWords(moveWords);
  const locale = useStore(language);
  const { status, returned, currency, createdAt } = of;
  const isPart = returned !== '0' && status !== 'failed';
  return (
    <Card>
      <Stack className={layout.tight} role="status">
        <p>
          <strong>{formatMoney(of, locale)}</strong> · {words.payOutStatuses[status]}
        </p>
        {isPart && <p>{words.returned(formatMoney({ amount: returned, currency }, locale))}</p>}
        <span className={layout.hint}>
          <Time at={createdAt} />
        </span>
      </Stack>
    </Card>
  );
}
