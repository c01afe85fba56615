import type { Visibility } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import type { AccountKey } from '../../../domain/wallets/account.ts';
import { PayeeNotFound } from '../../../domain/wallets/errors.ts';
import type { Ledger } from '../../../domain/wallets/ledger.ts';
import { isLarge } from '../../../domain/wallets/limits.ts';
import type { Money } from '../../../domain/wallets/money.ts';
import { assertMayPay, assertSameTerms, mainOf, pay } from '../../../domain/wallets/payment.ts';
import type {
  ClientTransferId,
  Subject,
  Transfer,
  TransferId,
  TransferKind,
} from '../../../domain/wallets/transfer.ts';
import { RetryAlone } from '../../kernel/concurrency/group-commit.ts';
import type { Actor, Resolved } from '../../kernel/operation.ts';
import { Clock, Ids, StepUp } from '../../kernel/ports.ts';
import { Accounts, Currencies, Transfers, WalletLimits } from '../ledger/ports.ts';
import type { TransferView } from '../views.ts';
import { type Pair, type Parties, PartiesReader } from './ports.ts';
import { transferView } from './transfer-view.ts';

export interface Payment extends Money {
  readonly payerId: UserId;
  /** Null if the payer may not see the payee: then only an earlier payment with this id is answered. */
  readonly payeeId: UserId | null;
  readonly clientId: ClientTransferId;
  readonly kind: Extract<TransferKind, 'transfer' | 'tip'>;
  readonly note: string;
  readonly subject: Subject | null;
  /** Undefined for the payer's setting. */
  readonly audience?: Visibility | undefined;
  /** The caller, who needs a fresh proof for a large payment; undefined if none is needed. */
  readonly caller?: Actor;
}
/** `view` is there for a new transfer, as its payer sees it. */
export interface Paid {
  readonly id: TransferId;
  readonly view?: TransferView;
}

export const paymentNeeds = {
  accounts: Accounts,
  transfers: Transfers,
  parties: PartiesReader,
  currencies: Currencies,
  limits: WalletLimits,
  stepUp: StepUp,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof paymentNeeds>;

const pairKey = (payerId: UserId, payeeId: UserId) => `${payerId} ${payeeId}`;
const makerKey = (byId: string, clientId: string) => `${byId} ${clientId}`;

/** Payments that are stored in one transaction: their accounts are locked together, and what they need is read once. */
class PaymentBatch {
  readonly ledger: Ledger;
  readonly #parties: ReadonlyMap<string, Parties>;
  readonly #made: Map<string, Transfer>;
  readonly #ports: Ports;

  constructor(ledger: Ledger, parties: readonly Parties[], made: readonly Transfer[], ports: Ports) {
    this.ledger = ledger;
    this.#parties = new Map(parties.map((pair) => [pairKey(pair.payerId, pair.payeeId), pair]));
    this.#made = new Map(made.map((one) => [makerKey(one.byId, one.clientId), one]));
    this.#ports = ports;
  }

  /** Throws a refusal of this one payment. */
  pay({ audience, caller: _, ...payment }: Payment, unproven: Refusal | undefined): Paid {
    const { payerId, payeeId, clientId, currency } = payment;
    const key = makerKey(payerId, clientId);
    const first = this.#made.get(key);
    if (first) {
      assertSameTerms(first, { ...payment, toId: payeeId ?? first.toId });
      return { id: first.id };
    }
    this.#ports.currencies.require(currency);
    if (unproven) throw unproven;
    const parties = payeeId === null ? undefined : this.#parties.get(pairKey(payerId, payeeId));
    if (!parties) throw new PayeeNotFound();
    assertMayPay(parties);
    const { transfer } = pay(this.ledger, {
      ...{ ...payment, payeeId: parties.payeeId },
      ...{ id: this.#ports.ids.next<TransferId>(), byId: payerId, at: this.#ports.clock.now() },
      ...{ payerAudience: audience ?? parties.payerAudience, payeeAudience: parties.payeeAudience },
    });
    this.#made.set(key, transfer);
    const { payer: from, payee: to } = parties;
    return { id: transfer.id, view: transferView(transfer, { viewerId: payerId, from, to, refunded: 0 }) };
  }
}

/** Accounts of two people may be busy, or not exist yet: such a payment is tried alone, where it may wait. */
const isBusy = (ledger: Ledger, payment: Payment): boolean =>
  accountsOf(payment).some((key) => !ledger.has(key));

const accountsOf = ({ payerId, payeeId, currency }: Payment): AccountKey[] =>
  [payerId, payeeId].filter((id) => id !== null).map((id) => mainOf(id, currency));

/** Refuses each large payment whose caller needs a fresh proof of identity. */
async function unprovenOf(
  payments: readonly Payment[],
  { limits, stepUp }: Ports,
): Promise<ReadonlyMap<Payment, Refusal>> {
  const unproven = new Map<Payment, Refusal>();
  for (const payment of payments) {
    if (!payment.caller || !isLarge(payment.amount, limits.limits)) continue;
    const refused = await stepUp.assertProven(payment.caller).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    if (refused) unproven.set(payment, refused);
  }
  return unproven;
}

/** Makes each payment or refuses it alone: one outcome per payment, in order. */
export async function makePayments(
  payments: readonly Payment[],
  ports: Ports,
  mayWait: boolean,
): Promise<(Paid | Refusal | RetryAlone)[]> {
  const { accounts, parties, transfers } = ports;
  const keys = payments.flatMap(accountsOf);
  const ledger = await (mayWait ? accounts.lock(keys) : accounts.lockFree(keys));
  const made = await transfers.made(payments.map(({ payerId, clientId }) => ({ byId: payerId, clientId })));
  const pairs = payments.filter((one): one is Payment & Pair => one.payeeId !== null);
  const found = pairs.length === 0 ? [] : await parties.find(pairs);
  const unproven = await unprovenOf(payments, ports);
  const batch = new PaymentBatch(ledger, found, made, ports);
  const outcomes = payments.map((payment) => {
    if (!mayWait && isBusy(ledger, payment)) return new RetryAlone();
    try {
      return batch.pay(payment, unproven.get(payment));
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  accounts.save(ledger);
  return outcomes;
}
