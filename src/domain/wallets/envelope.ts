import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { AccountKey } from './account.ts';
import { IdReused, NotOpen } from './errors.ts';
import { type Ledger, type Leg, legs } from './ledger.ts';
import type { Amount, Currency, Money } from './money.ts';
import { mainOf } from './payment.ts';
import { EnvelopeChanged } from './published.ts';
import type { Split } from './shares.ts';
import { ownClientId, serviceId, type Transfer, type TransferId, unshared } from './transfer.ts';

/** Made by its sender; unique among all envelopes, for ever. */
export type EnvelopeId = Id<'Envelope'>;
/** `empty`: every share is taken; `over`: the rest went back to the sender. */
export type EnvelopeStatus = 'open' | 'empty' | 'over';

const openMs = 86_400_000;

interface Terms extends Money {
  readonly byId: UserId;
  readonly conversationId: Id;
  readonly shares: number;
  readonly split: Split;
}
export interface NewEnvelope extends Omit<Terms, 'shares'> {
  readonly id: EnvelopeId;
  readonly note: string;
  readonly parts: readonly Amount[];
  readonly at: Instant;
}
export interface EnvelopeState extends Omit<NewEnvelope, 'at'> {
  readonly taken: number;
  readonly status: EnvelopeStatus;
  readonly endsAt: Instant;
  readonly createdAt: Instant;
  /** Who took the first shares, in order. */
  readonly takers: readonly UserId[];
}

/** The taking of the share with this number; shares count 1, 2, 3 …. */
export interface Claim {
  readonly n: number;
  readonly amount: Amount;
  readonly takerId: UserId;
  readonly at: Instant;
}
type AboutEnvelope = 'currency' | 'note' | keyof typeof unshared;
interface Move {
  readonly id: TransferId;
  readonly at: Instant;
}

export const envelopeAccount = (ownerId: EnvelopeId, currency: Currency): AccountKey => ({
  ownerId,
  currency,
  kind: 'envelope',
});

/** A gift into a conversation, in shares that were drawn when it was sent. Held under the lock of its row. */
export class Envelope {
  readonly id: EnvelopeId;
  readonly byId: UserId;
  readonly currency: Currency;
  readonly claims: Claim[] = [];
  readonly #state: EnvelopeState;
  readonly #takers: Set<UserId>;
  #taken: number;
  #status: EnvelopeStatus;
  #changed = false;

  constructor(state: EnvelopeState) {
    this.id = state.id;
    this.byId = state.byId;
    this.currency = state.currency;
    this.#state = state;
    this.#takers = new Set(state.takers);
    this.#taken = state.taken;
    this.#status = state.status;
  }

  /** Puts the money of its sender into a new one. */
  static send(ledger: Ledger, { at, ...sent }: NewEnvelope, id: TransferId): Envelope {
    const started = { taken: 0, status: 'open', endsAt: at + openMs, createdAt: at, takers: [] } as const;
    const envelope = new Envelope({ ...sent, ...started });
    const { byId, currency, amount } = sent;
    // The id of the envelope is used up among the ids of its sender's transfers.
    const clientId = ownClientId(sent.id);
    const gift = { id, at, kind: 'gift', byId, clientId, fromId: byId, toId: serviceId, amount } as const;
    envelope.#post(ledger, gift, legs(mainOf(byId, currency), envelope.account, amount));
    return envelope;
  }

  get account(): AccountKey {
    return envelopeAccount(this.id, this.currency);
  }

  get isChanged(): boolean {
    return this.#changed;
  }

  get state(): EnvelopeState {
    return { ...this.#state, taken: this.#taken, status: this.#status, takers: [...this.#takers] };
  }

  /** Throws unless `again` asks for just what was sent. */
  assertSameTerms(again: Terms): void {
    const { byId, conversationId, amount, currency, parts, split } = this.#state;
    const isSame =
      byId === again.byId &&
      conversationId === again.conversationId &&
      amount === again.amount &&
      currency === again.currency &&
      parts.length === again.shares &&
      split === again.split;
    if (!isSame) throw new IdReused();
  }

  /** Gives the next share to someone who has none yet. Whether they see the envelope is decided elsewhere. */
  claim(ledger: Ledger, takerId: UserId, { id, at }: Move): void {
    if (this.#takers.has(takerId)) return;
    if (this.#status !== 'open' || at >= this.#state.endsAt) throw new NotOpen();
    const amount = this.#state.parts[this.#taken]!;
    const people = { byId: takerId, fromId: this.byId, toId: takerId };
    this.#post(
      ledger,
      { id, at, kind: 'gift', clientId: ownClientId(id), ...people, amount },
      legs(this.account, mainOf(takerId, this.currency), amount),
    );
    this.#taken += 1;
    this.#takers.add(takerId);
    this.claims.push({ n: this.#taken, amount, takerId, at });
    if (this.#taken === this.#state.parts.length) this.#status = 'empty';
    this.#change();
  }

  /** Gives the rest back to the sender, once. */
  end(ledger: Ledger, { id, at }: Move): void {
    if (this.#status !== 'open') return;
    const amount = ledger.balanceOf(this.account);
    const people = { byId: serviceId, fromId: serviceId, toId: this.byId };
    this.#post(
      ledger,
      { id, at, kind: 'release', clientId: ownClientId(id), ...people, amount },
      legs(this.account, mainOf(this.byId, this.currency), amount),
    );
    this.#status = 'over';
    this.#change();
  }

  #post(ledger: Ledger, move: Omit<Transfer, AboutEnvelope>, changes: readonly Leg[]): void {
    const { currency, id, note } = this.#state;
    const subject = { kind: 'envelope', id } as const;
    ledger.post({ ...move, currency, note, ...unshared, subject }, changes);
  }

  #change(): void {
    if (this.#changed) return;
    this.#changed = true;
    record(this, EnvelopeChanged({ envelopeId: this.id }));
  }
}
