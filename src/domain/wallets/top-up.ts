import type { Id, Instant, UserId } from '../kernel/id.ts';
import { IdReused, NotOpen } from './errors.ts';
import type { Amount, Currency, Money } from './money.ts';
import type { ClientTransferId, TransferKind } from './transfer.ts';

export type TopUpId = Id<'TopUp'>;
export type TopUpStatus = 'started' | 'paid' | 'failed' | 'expired' | 'disputed';

interface NewTopUp extends Money {
  readonly id: TopUpId;
  readonly userId: UserId;
  readonly clientId: ClientTransferId;
  readonly provider: string;
  /** The provider's name for the payment. */
  readonly ref: string;
  readonly url: string | null;
  readonly at: Instant;
}

/** What is known of the payment now: said by the provider, or by an admin. */
export interface PaymentState extends Money {
  readonly status: TopUpStatus;
  readonly takenBack: Amount;
}

/** `refund`: a dispute was won, so the person has it again. */
export interface TopUpMove {
  readonly kind: Extract<TransferKind, 'top-up' | 'dispute' | 'refund'>;
  readonly amount: Amount;
}

/** What arrived is not what was asked for. Nothing is credited; a person has to look at it. */
export class PaymentMismatch extends Error {}

const minute = 60_000;
const day = 86_400_000;
const between = (least: number, value: number, most: number) => Math.min(Math.max(least, value), most);

/** Money that somebody sends from outside into their wallet. */
export class TopUp {
  readonly id: TopUpId;
  readonly userId: UserId;
  readonly clientId: ClientTransferId;
  readonly provider: string;
  readonly ref: string;
  protected readonly url: string | null;
  readonly currency: Currency;
  readonly amount: Amount;
  private status: TopUpStatus = 'started';
  private takenBack: Amount = 0;
  private withdrawn: Amount = 0;
  protected lookAt: Instant | null;
  private readonly createdAt: Instant;
  private settledAt: Instant | null = null;

  private constructor({ at, ...fields }: NewTopUp) {
    this.id = fields.id;
    this.userId = fields.userId;
    this.clientId = fields.clientId;
    this.provider = fields.provider;
    this.ref = fields.ref;
    this.url = fields.url;
    this.currency = fields.currency;
    this.amount = fields.amount;
    this.createdAt = at;
    this.lookAt = at + 2 * minute;
  }

  static start(topUp: NewTopUp): TopUp {
    return new TopUp(topUp);
  }

  /** Throws unless `again` asks for the same. */
  assertSame(again: Money): void {
    if (again.amount !== this.amount || again.currency !== this.currency) throw new IdReused();
  }

  /** Whether it has been credited, also if it was disputed since. */
  get isCredited(): boolean {
    return this.settledAt !== null;
  }

  /** What a withdrawal can still return to where it came from. */
  get returnable(): Amount {
    return this.status === 'paid' ? this.amount - this.takenBack - this.withdrawn : 0;
  }

  /** Takes over what is known of the payment, and answers what moves: nothing for what is known already. */
  settle(said: PaymentState, at: Instant): readonly TopUpMove[] {
    const isPaid = said.status === 'paid' || said.status === 'disputed';
    const moves: TopUpMove[] = [];
    if (this.settledAt === null && isPaid) {
      this.assertMatches(said);
      this.settledAt = at;
      moves.push({ kind: 'top-up', amount: this.amount });
    }
    if (isPaid) {
      const takenBack = Math.min(said.takenBack, this.amount);
      const more = takenBack - this.takenBack;
      if (more !== 0) moves.push({ kind: more > 0 ? 'dispute' : 'refund', amount: Math.abs(more) });
      this.takenBack = takenBack;
      this.status = takenBack > 0 ? 'disputed' : 'paid';
    } else if (this.settledAt === null) this.status = said.status;
    this.lookAt = this.nextLook(at);
    return moves;
  }

  /** As `settle`, by an admin, whose word is final. */
  settleByAdmin(paid: boolean, at: Instant): readonly TopUpMove[] {
    const status = paid ? 'paid' : 'failed';
    if (this.status !== 'started' && this.status !== status) throw new NotOpen();
    const { amount, currency } = this;
    return this.settle({ status, amount, currency, takenBack: 0 }, at);
  }

  /** The provider could not be asked, or said what cannot be. */
  postpone(at: Instant): void {
    this.lookAt = this.nextLook(at);
  }

  withdraw(amount: Amount): void {
    if (amount > this.returnable) throw new NotOpen();
    this.withdrawn += amount;
  }

  /** A withdrawal has failed. */
  giveBack(amount: Amount): void {
    this.withdrawn -= amount;
  }

  private assertMatches({ amount, currency }: Money): void {
    if (amount === this.amount && currency === this.currency) return;
    throw new PaymentMismatch(
      `Top-up ${this.id}: ${amount} ${currency} arrived instead of ${this.amount} ${this.currency}`,
    );
  }

  /** At first often, then seldom; what was paid may be disputed for months. */
  private nextLook(at: Instant): Instant | null {
    if (this.status === 'started') return at + between(2 * minute, at - this.createdAt, 60 * minute);
    if (this.settledAt === null) return null;
    const age = at - this.settledAt;
    return age > 180 * day ? null : at + between(day, age, 14 * day);
  }
}

export abstract class TopUps {
  /** Locks it until the unit of work ends. */
  abstract findLocked(id: TopUpId): Promise<TopUp | undefined>;
  abstract made(userId: UserId, clientId: ClientTransferId): Promise<TopUp | undefined>;
  /** The newest of the person's that something can be returned to, locked; at most 50. */
  abstract returnable(of: {
    readonly userId: UserId;
    readonly currency: Currency;
    readonly provider: string;
  }): Promise<readonly TopUp[]>;
  abstract add(topUp: TopUp): void;
}
