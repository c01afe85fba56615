import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { AboveTopUps, IdReused } from './errors.ts';
import type { Amount, Currency, Money } from './money.ts';
import { WithdrawalStarted } from './published.ts';
import type { TopUp, TopUpId } from './top-up.ts';
import type { ClientTransferId, TransferId } from './transfer.ts';

export type WithdrawalId = Id<'Withdrawal'>;
export type WithdrawalStatus = 'started' | 'paid' | 'failed';

/** What goes back to one top-up. */
export interface WithdrawalPart {
  readonly topUpId: TopUpId;
  readonly amount: Amount;
  /** The provider's name for the refund, once it is made. */
  readonly ref: string | null;
  readonly status: WithdrawalStatus;
}

interface NewWithdrawal extends Money {
  readonly id: WithdrawalId;
  readonly userId: UserId;
  readonly clientId: ClientTransferId;
  readonly provider: string;
  readonly transferId: TransferId;
  readonly at: Instant;
}

const minute = 60_000;
const day = 86_400_000;

/** Money that goes back from a wallet to where it came from, in one or several parts. */
export class Withdrawal {
  readonly id: WithdrawalId;
  readonly userId: UserId;
  readonly clientId: ClientTransferId;
  readonly provider: string;
  readonly currency: Currency;
  readonly amount: Amount;
  /** Of the transfer that took it from the wallet. */
  readonly transferId: TransferId;
  readonly createdAt: Instant;
  private parts: readonly WithdrawalPart[];
  private returned: Amount = 0;
  private status: WithdrawalStatus = 'started';
  protected lookAt: Instant | null;
  protected settledAt: Instant | null = null;

  private constructor({ at, ...fields }: NewWithdrawal, parts: readonly WithdrawalPart[]) {
    this.id = fields.id;
    this.userId = fields.userId;
    this.clientId = fields.clientId;
    this.provider = fields.provider;
    this.currency = fields.currency;
    this.amount = fields.amount;
    this.transferId = fields.transferId;
    this.createdAt = at;
    this.parts = parts;
    this.lookAt = at + 10 * minute;
  }

  /** From the newest of these top-ups on. Throws `AboveTopUps` unless they have as much left. */
  static start(withdrawal: NewWithdrawal, newestFirst: readonly TopUp[]): Withdrawal {
    let left = withdrawal.amount;
    const parts: WithdrawalPart[] = [];
    for (const topUp of newestFirst) {
      const amount = Math.min(left, topUp.returnable);
      if (amount <= 0) continue;
      topUp.withdraw(amount);
      parts.push({ topUpId: topUp.id, amount, ref: null, status: 'started' });
      left -= amount;
    }
    if (left > 0) throw new AboveTopUps();
    const started = new Withdrawal(withdrawal, parts);
    record(started, WithdrawalStarted({ withdrawalId: started.id }));
    return started;
  }

  /** Throws unless `again` asks for the same. */
  assertSame(again: Money): void {
    if (again.amount !== this.amount || again.currency !== this.currency) throw new IdReused();
  }

  /** The parts that are not over, each with the key of its refund. */
  get openParts(): readonly (WithdrawalPart & { readonly key: string })[] {
    return this.parts
      .map((part, i) => ({ ...part, key: `${this.id}/${i}` }))
      .filter(({ status }) => status === 'started');
  }

  /** Takes over how far a refund got. Answers the part if it has failed just now: its money goes back to the wallet. */
  settlePart(
    key: string,
    said: Pick<WithdrawalPart, 'ref' | 'status'>,
    at: Instant,
  ): WithdrawalPart | undefined {
    const part = this.openParts.find((one) => one.key === key);
    if (!part) return undefined;
    const index = Number(key.split('/')[1]);
    this.parts = this.parts.map((one, i) =>
      i === index ? { ...one, ref: said.ref ?? one.ref, status: said.status } : one,
    );
    if (said.status === 'failed') this.returned += part.amount;
    if (this.openParts.length === 0) {
      this.status = this.returned === this.amount ? 'failed' : 'paid';
      this.settledAt = at;
    }
    this.postpone(at);
    return said.status === 'failed' ? part : undefined;
  }

  /** When to ask the provider again. */
  postpone(at: Instant): void {
    const age = Math.min(Math.max(10 * minute, at - this.createdAt), day);
    this.lookAt = this.status === 'started' ? at + age : null;
  }
}

/** The withdrawal that a refund with this key belongs to. */
export const withdrawalOf = (refundKey: string): WithdrawalId => refundKey.split('/')[0] as WithdrawalId;

export abstract class Withdrawals {
  /** Locks it until the unit of work ends. */
  abstract findLocked(id: WithdrawalId): Promise<Withdrawal | undefined>;
  abstract made(userId: UserId, clientId: ClientTransferId): Promise<Withdrawal | undefined>;
  abstract add(withdrawal: Withdrawal): void;
}
