import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Output } from '../../../client/index.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { query, useCommand } from '../../shell/queries.ts';
import { useMe } from '../../shell/session.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Facts } from '../../ui/facts.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Card, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { PersonLink } from '../../ui/person.tsx';
import { Failure, SkeletonList } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useWords } from '../../words/languages.ts';
import { WalletTabs } from '../wallet-tabs.tsx';
import { walletWords } from '../words.ts';
import { PaymentReactions } from './payment-reactions.tsx';
import { RefundButton } from './refund.tsx';
import { SubjectLink } from './subject-link.tsx';
import { paymentWords } from './words.ts';

const route = getRouteApi('/wallet/payments/$id');
type Transfer = Output<'wallets.get-transfer'>;
type Audience = Transfer['audience'];

const audiences: readonly Audience[] = ['public', 'followers', 'friends', 'private'];
/** Payments between two people: others may see them, and they can be given back. */
const isBetweenPeople = ({ kind }: Transfer) => ['transfer', 'tip', 'request', 'capture'].includes(kind);

/** One payment of one's own. Its address stays, and so does the payment: what is given back is another one. */
export function PaymentPage() {
  const words = useWords(paymentWords);
  const { id } = route.useParams();
  const { data: transfer, error, refetch } = useQuery(query('wallets.get-transfer', { id }));
  usePageTitle(words.payment);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!transfer) return <SkeletonList count={1} height="14rem" />;
  return <Shown transfer={transfer} />;
}

function Shown({ transfer }: { transfer: Transfer }) {
  const words = useWords(paymentWords);
  const wallet = useWords(walletWords);
  const locale = useStore(language);
  const me = useMe();
  const { from, to, kind, note, subject, createdAt } = transfer;
  // A gift is in a conversation: the service only keeps it.
  const nobody = kind === 'gift' ? null : wallet.service;
  return (
    <Stack>
      <h1>
        {wallet.kinds[kind]}: {formatMoney(transfer, locale)}
      </h1>
      <WalletTabs />
      <Card>
        <Stack>
          <Facts
            of={[
              [words.from, from ? <PersonLink key="from" of={from} /> : nobody],
              [words.to, to ? <PersonLink key="to" of={to} /> : nobody],
              [words.note, note],
              [words.about, subject && <SubjectLink key="about" of={subject} />],
              [words.at, <Time key="at" at={createdAt} />],
              [words.state, <State key="state" transfer={transfer} />],
            ]}
          />
          {isBetweenPeople(transfer) && to?.id === me.id && <RefundButton transfer={transfer} />}
        </Stack>
      </Card>
      {isBetweenPeople(transfer) && (
        <>
          {(from?.id === me.id || to?.id === me.id) && <AudienceField transfer={transfer} />}
          <PaymentReactions paymentId={transfer.id} />
        </>
      )}
    </Stack>
  );
}

function State({ transfer: { amount, currency, refunded } }: { transfer: Transfer }) {
  const words = useWords(paymentWords);
  const locale = useStore(language);
  if (refunded === '0') return words.done;
  if (refunded === amount) return words.givenBack;
  return words.partGivenBack(formatMoney({ amount: refunded, currency }, locale));
}

function AudienceField({ transfer: { id, audience } }: { transfer: Transfer }) {
  const words = useWords(paymentWords);
  const choose = useCommand('wallets.set-audience', {
    refreshes: ['wallets.get-transfer', 'wallets.list-activity'],
    done: () => toast({ text: words.audienceSaved }),
  });
  return (
    <Card>
      <SelectField
        label={words.audience}
        hint={words.audienceHint}
        value={choose.isPending ? choose.variables.audience : audience}
        onChange={(chosen: Audience) => choose.mutate({ id, audience: chosen })}
        choices={audiences.map((value) => ({ value, label: words.audiences[value] }))}
      />
    </Card>
  );
}
