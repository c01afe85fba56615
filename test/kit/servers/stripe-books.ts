type Metadata = Readonly<Record<string, string>>;

export interface Session {
  readonly id: string;
  readonly object: 'checkout.session';
  readonly client_reference_id: string | null;
  readonly amount_total: number;
  readonly currency: string;
  readonly metadata: Metadata;
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly payment_status: 'unpaid' | 'paid';
  readonly payment_intent: string | null;
}
export interface Intent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  readonly amount: number;
  readonly amount_received: number;
  readonly currency: string;
  readonly metadata: Metadata;
  readonly latest_charge: string | null;
}
export interface Charge {
  readonly id: string;
  readonly object: 'charge';
  readonly payment_intent: string;
  readonly amount: number;
  readonly amount_captured: number;
  readonly amount_refunded: number;
  readonly currency: string;
  readonly paid: boolean;
  readonly captured: boolean;
  readonly disputed: boolean;
  readonly metadata: Metadata;
  readonly created: number;
}
export interface RefundObject {
  readonly id: string;
  readonly object: 'refund';
  readonly payment_intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly metadata: Metadata;
}
export interface Dispute {
  readonly id: string;
  readonly object: 'dispute';
  readonly charge: string;
  readonly payment_intent: string;
  readonly amount: number;
  readonly status: 'needs_response' | 'won' | 'lost' | 'warning_needs_response';
}

/** What Stripe keeps, and what customers and their banks do to it. Objects are replaced, never changed. */
export class StripeBooks {
  readonly sessions = new Map<string, Session>();
  readonly intents = new Map<string, Intent>();
  readonly charges = new Map<string, Charge>();
  readonly refunds = new Map<string, RefundObject>();
  readonly disputes = new Map<string, Dispute>();
  /** Metadata of intents that a session has not made yet. */
  readonly #intentMetadata = new Map<string, Metadata>();
  readonly #now: () => number;
  #made = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  newId(kind: string): string {
    return `${kind}_test${String(++this.#made).padStart(6, '0')}`;
  }

  seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  openSession(about: {
    readonly amount: number;
    readonly currency: string;
    readonly reference: string | null;
    readonly metadata: Metadata;
    readonly intentMetadata: Metadata;
  }): Session {
    const id = this.newId('cs');
    this.#intentMetadata.set(id, about.intentMetadata);
    const { amount: amount_total, currency, metadata, reference: client_reference_id } = about;
    const url = `https://checkout.stripe.example/c/${id}`;
    const open = { status: 'open', payment_status: 'unpaid', payment_intent: null } as const;
    return put(this.sessions, {
      ...open,
      object: 'checkout.session',
      ...{ id, client_reference_id, amount_total, currency, metadata, url },
    });
  }

  /** The customer enters a card, which is charged. */
  pay(id: string): Session {
    return this.#attempt(id, 'succeeded');
  }

  /** The customer enters a card, which is declined; the session stays open. */
  decline(id: string): Session {
    return this.#attempt(id, 'requires_payment_method');
  }

  /** The customer chooses to pay by bank, which answers later by `pay` or `comeToNothing`. */
  payLater(id: string): Session {
    return this.#attempt(id, 'processing');
  }

  comeToNothing(id: string): Session {
    const session = this.#attempt(id, 'requires_payment_method');
    return put(this.sessions, { ...session, status: 'complete' });
  }

  expire(id: string): Session {
    return put(this.sessions, { ...this.sessions.get(id)!, status: 'expired', url: null });
  }

  refund(intent: Intent, charge: Charge, amount: number, metadata: Metadata): RefundObject {
    put(this.charges, { ...charge, amount_refunded: charge.amount_refunded + amount });
    const { id: payment_intent, currency } = intent;
    const id = this.newId('re');
    return put(this.refunds, {
      ...{ id, payment_intent, amount, currency, metadata },
      object: 'refund',
      status: 'pending',
    });
  }

  /** The bank answers a refund; one that fails gives the money back to us. */
  settleRefund(id: string, status: 'succeeded' | 'failed'): RefundObject {
    const refund = this.refunds.get(id)!;
    const charge = this.chargeOf(refund.payment_intent);
    if (status === 'failed')
      put(this.charges, { ...charge, amount_refunded: charge.amount_refunded - refund.amount });
    return put(this.refunds, { ...refund, status });
  }

  /** The customer's bank takes a payment back, or only asks about it. */
  dispute(sessionId: string, amount?: number, status: Dispute['status'] = 'needs_response'): Dispute {
    const intent = this.sessions.get(sessionId)!.payment_intent!;
    const charge = put(this.charges, { ...this.chargeOf(intent), disputed: true });
    const id = this.newId('dp');
    return put(this.disputes, {
      ...{ id, charge: charge.id, payment_intent: intent, amount: amount ?? charge.amount, status },
      object: 'dispute',
    });
  }

  decideDispute(id: string, status: 'won' | 'lost'): Dispute {
    return put(this.disputes, { ...this.disputes.get(id)!, status });
  }

  chargeOf(intent: string): Charge {
    return this.charges.get(this.intents.get(intent)!.latest_charge!)!;
  }

  #attempt(id: string, status: Intent['status']): Session {
    const session = this.sessions.get(id)!;
    const paid = status === 'succeeded';
    const made = session.payment_intent === null ? undefined : this.intents.get(session.payment_intent);
    const intent: Intent = {
      id: made?.id ?? this.newId('pi'),
      object: 'payment_intent',
      status,
      amount: session.amount_total,
      amount_received: paid ? session.amount_total : 0,
      currency: session.currency,
      metadata: this.#intentMetadata.get(id)!,
      latest_charge: null,
    };
    const charge = this.#charge(intent, paid);
    put(this.intents, { ...intent, latest_charge: charge.id });
    return put(this.sessions, {
      ...session,
      payment_intent: intent.id,
      payment_status: paid ? 'paid' : 'unpaid',
      status: status === 'requires_payment_method' ? session.status : 'complete',
    });
  }

  #charge({ id: payment_intent, amount, currency, metadata }: Intent, paid: boolean): Charge {
    return put(this.charges, {
      ...{ id: this.newId('ch'), payment_intent, amount, currency, metadata, paid, captured: paid },
      object: 'charge',
      amount_captured: paid ? amount : 0,
      amount_refunded: 0,
      disputed: false,
      created: this.seconds(),
    });
  }
}

function put<T extends { readonly id: string }>(objects: Map<string, T>, object: T): T {
  objects.set(object.id, object);
  return object;
}
