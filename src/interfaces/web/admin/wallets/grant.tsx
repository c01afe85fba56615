import { useState } from 'react';
import { useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Row } from '../../ui/layout.tsx';
import { formatMoney, type Money } from '../../ui/money.ts';
import { usePersonName } from '../../ui/person.tsx';
import { AmountForm, usePaymentId } from '../../wallet/card.tsx';
import { useWords } from '../../words/languages.ts';
import type { Account } from '../people-page.tsx';
import { adminWalletWords } from './words.ts';

/** Gives someone credits of the service. */
export function GrantButton({ person }: { person: Account }) {
  const words = useWords(adminWalletWords);
  const [open, setOpen] = useState(false);
  return (
    <Row>
      <Button onClick={() => setOpen(true)}>{words.grant}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.grant}>
        <GrantForm person={person} onDone={() => setOpen(false)} />
      </Dialog>
    </Row>
  );
}

function GrantForm({ person, onDone }: { person: Account; onDone: () => void }) {
  const words = useWords(adminWalletWords);
  const locale = useStore(language);
  const name = usePersonName()(person);
  const transferId = usePaymentId(true);
  const [asked, setAsked] = useState<Money & { readonly note: string }>();
  const grant = useCommand('wallets.grant-credits', {
    quiet: true,
    refreshes: ['wallets.get-wallet-of'],
    done(made) {
      onDone();
      toast({ text: words.granted(formatMoney(made, locale)) });
    },
  });
  const give = () => {
    if (asked) grant.mutate({ userId: person.id, transferId, ...asked });
    setAsked(undefined);
  };
  return (
    <>
      <AmountForm
        action={words.grantAmount}
        busy={grant.isPending}
        error={grant.error}
        onSubmit={(money, note) => setAsked({ ...money, note })}
      />
      <Confirm
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked ? words.grantTitle(formatMoney(asked, locale), name) : words.grant}
        text={words.grantText}
        action={words.grant}
        onConfirm={give}
      />
    </>
  );
}
