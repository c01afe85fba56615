import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { IdReused, NotOpen, RemindedAlready, RequestNotFound, TooManyOpenRequests } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Amount, Currency } from './money.ts';
import { assertMayPay, type Payee, pay } from './payment.ts';
import { PayerReminded, PaymentAnswered, PaymentRequested } from './published.ts';
import { ownClientId, type TransferId } from './transfer.ts';

export type RequestId = Id<'PaymentRequest'>;
/** Made by whoever asks; unique among theirs, for ever. */
export type ClientRequestId = Id<'ClientPaymentRequest'>;
export type SplitId = Id<'Split'>;
export const requestStatuses = ['open', 'paid', 'declined', 'cancelled', 'expired'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

const day = 86_400_000;
const openFor = 30 * day;
/** Of one person to another. */
export const maxOpenRequests = 50;

export interface NewRequest {
  readonly id: RequestId;
  readonly splitId: SplitId | null;
  readonly byId: UserId;
  readonly clientId: ClientRequestId;
  readonly payerId: UserId;
  readonly currency: Currency;
  readonly amount: Amount;
  readonly note: string;
  readonly at: Instant;
}

export interface RequestPayment {
  readonly transferId: TransferId;
  readonly payerAudience: Visibility;
  readonly payeeAudience: Visibility;
  readonly at: Instant;
}

/** One person's demand to be paid by another. It ends once: paid, declined, cancelled or expired. */
export class PaymentRequest {
  readonly id: RequestId;
  /** The split that it is a share of. */
  readonly splitId: SplitId | null;
  /** Who asks, and is paid. */
  readonly byId: UserId;
  readonly clientId: ClientRequestId;
  readonly payerId: UserId;
  readonly currency: Currency;
  readonly amount: Amount;
  readonly note: string;
  private status: RequestStatus = 'open';
  protected transferId: TransferId | null = null;
  private remindedAt: Instant | null = null;
  protected readonly createdAt: Instant;
  private readonly endsAt: Instant;
  protected answeredAt: Instant | null = null;

  private constructor({ at, ...request }: NewRequest) {
    this.id = request.id;
    this.splitId = request.splitId;
    this.byId = request.byId;
    this.clientId = request.clientId;
    this.payerId = request.payerId;
    this.currency = request.currency;
    this.amount = request.amount;
    this.note = request.note;
    this.createdAt = at;
    this.endsAt = at + openFor;
  }

  /** `payer` is seen from who asks; `open`: requests of the one to the other that are open. */
  static ask(request: NewRequest, payer: Payee, open: number): PaymentRequest {
    assertMayPay(payer);
    if (open >= maxOpenRequests) throw new TooManyOpenRequests();
    const asked = new PaymentRequest(request);
    record(asked, PaymentRequested(asked.ids));
    return asked;
  }

  /** Throws unless the payer may still pay it; false if they have paid. */
  isToBePaid(at: Instant): boolean {
    if (this.status === 'paid') return false;
    this.assertOpen(at);
    return true;
  }

  /** Moves the money. What the ledger refuses leaves the request open. */
  pay(ledger: Ledger, { transferId, at, ...audiences }: RequestPayment): void {
    this.assertOpen(at);
    const { byId: payeeId, payerId, currency, amount, note } = this;
    const clientId = ownClientId(this.id);
    const people = { byId: payerId, payerId, payeeId };
    const sum = { currency, amount, note, subject: null };
    pay(ledger, { id: transferId, clientId, kind: 'request', ...people, ...sum, ...audiences, at });
    this.transferId = transferId;
    this.end('paid', at);
  }

  /** Declining again changes nothing. */
  decline(at: Instant): void {
    if (this.status === 'declined') return;
    this.assertOpen(at);
    this.end('declined', at);
  }

  /** Cancelling again changes nothing. */
  cancel(byId: UserId, at: Instant): void {
    if (byId !== this.byId) throw new RequestNotFound();
    if (this.status === 'cancelled') return;
    this.assertOpen(at);
    this.end('cancelled', at);
  }

  /** `payer` is seen from who reminds. */
  remind(byId: UserId, payer: Payee | undefined, at: Instant): void {
    if (byId !== this.byId || !payer) throw new RequestNotFound();
    this.assertOpen(at);
    assertMayPay(payer);
    const next = (this.remindedAt ?? -day) + day;
    if (at < next) throw new RemindedAlready({ retryAfterSeconds: Math.ceil((next - at) / 1000) });
    this.remindedAt = at;
    record(this, PayerReminded(this.ids));
  }

  /** Ends it if its time is over. */
  expire(at: Instant): void {
    if (this.status === 'open' && at >= this.endsAt) this.end('expired', at);
  }

  /** A block came between the two, or one of them is gone. */
  abandon(at: Instant): void {
    if (this.status === 'open') this.end('cancelled', at);
  }

  private assertOpen(at: Instant): void {
    if (this.status !== 'open' || at >= this.endsAt) throw new NotOpen();
  }

  private end(status: Exclude<RequestStatus, 'open'>, at: Instant): void {
    this.status = status;
    this.answeredAt = at;
    record(this, PaymentAnswered({ ...this.ids, status }));
  }

  private get ids() {
    return { requestId: this.id, fromId: this.payerId, toId: this.byId };
  }
}

/** What makes two uses of one id the same request. */
export type RequestTerms = Pick<PaymentRequest, 'payerId' | 'amount' | 'currency'>;

/** Throws unless `again` asks for just what `first` did. */
export function assertSameRequests(first: readonly RequestTerms[], again: readonly RequestTerms[]): void {
  const key = ({ payerId, amount, currency }: RequestTerms) => `${payerId} ${amount} ${currency}`;
  const known = new Set(first.map(key));
  if (first.length !== again.length || !again.every((terms) => known.has(key(terms)))) throw new IdReused();
}

export abstract class PaymentRequests {
  /** Locks people until the unit of work ends: nobody asks them or is blocked by them meanwhile. */
  abstract lockPeople(ids: readonly UserId[]): Promise<void>;
  /**
   * Locks the row until the unit of work ends; call it before locking accounts, to avoid deadlocks. `id` may be the id
   * that its maker gave it, if the viewer is a party.
   */
  abstract lock(id: RequestId, viewerId: UserId): Promise<PaymentRequest | undefined>;
  /** As `lock`, for several, by their own ids alone. */
  abstract lockAll(ids: readonly RequestId[]): Promise<readonly PaymentRequest[]>;
  abstract made(byId: UserId, clientId: ClientRequestId): Promise<readonly PaymentRequest[]>;
  abstract ofSplit(byId: UserId, splitId: SplitId): Promise<readonly PaymentRequest[]>;
  /** How many requests of one person to others are open; nothing for those without any. */
  abstract openTo(
    byId: UserId,
    payerIds: readonly UserId[],
    at: Instant,
  ): Promise<ReadonlyMap<UserId, number>>;
  abstract addAll(requests: readonly PaymentRequest[]): void;
}
