import { randomUUID } from 'node:crypto';
import type { Payment, PaymentProvider, ProviderUnderTest } from '../../../src/contracts/index.ts';
import type { Mutant } from './kill-mutants.ts';

/** What a faulty provider does instead; `next` is the sound one. */
type Fault = (next: PaymentProvider) => Partial<PaymentProvider>;

const mutant = (title: string, killedBy: string, fault: Fault): Mutant<ProviderUnderTest> => ({
  title,
  killedBy,
  plant(subject) {
    const next = subject.provider;
    const faulty = fault(next);
    const provider = new Proxy(next, {
      get(target, name) {
        const value: unknown = Reflect.get(name in faulty ? faulty : target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return { ...subject, provider };
  },
});

/** Says something else of payments. */
const telling = (
  title: string,
  killedBy: string,
  change: (payment: Payment) => Partial<Payment> | undefined,
) =>
  mutant(title, killedBy, (next) => ({
    async look(ref) {
      const payment = await next.look(ref);
      const changes = payment && change(payment);
      return payment && changes && { ...payment, ...changes };
    },
  }));

/** Takes one status for another. */
const mistaking = (title: string, killedBy: string, from: Payment['status'], to: Payment['status']) =>
  telling(title, killedBy, ({ status }) => (status === from ? { status: to } : {}));

const oneCheckout = 'the same key opens one checkout, another key another';
const lostCheckout = 'a checkout whose answer was lost is opened once';
const paid = 'a payment is started until it is paid, and tells its key, amount and currency';
const digits = 'amounts in currencies of no, two and three digits come back as they were asked for';
const notPayable = 'an amount or a currency that the provider does not take is refused as such';
const later = 'what a bank has not answered is started, and failed if it comes to nothing';
const expires = 'a checkout that nobody pays expires';
const disputes = 'a disputed payment tells what was taken back, and is paid again if we win';
const records = "what a day received is in the provider's records, however much it is, and nothing else";
const oneRefund = 'a refund goes back once per key, even a day later, and the rest of the payment stays';
const refundStatus = 'a refund is started until the bank answers, and tells its key, amount and currency';
const neverMade = 'a refund that the provider never makes has failed, and returns nothing';
const signed = 'a signed event names the payment that it is about';
const old = 'an event that was signed more than five minutes ago is refused';
const forged = 'an event that was altered, or signed with another secret, is refused';
const unsigned = 'an event without a signature is refused';
const away = 'while the provider is away every call says so, and none that there is nothing';
const silent = 'a provider that falls silent is away, and every call ends in time';
const refused =
  'a provider that refuses our key is told apart from one that is away, and no error holds a secret';

export const paymentProviderMutants: readonly Mutant<ProviderUnderTest>[] = [
  mutant('opens a checkout for each call', oneCheckout, (next) => ({
    openCheckout: (checkout) => next.openCheckout({ ...checkout, key: randomUUID() }),
  })),
  mutant('opens another checkout when it tries again', lostCheckout, (next) => ({
    async openCheckout(checkout) {
      await next.openCheckout(checkout);
      return next.openCheckout({ ...checkout, key: randomUUID() });
    },
  })),
  mutant('gives all checkouts one name', oneCheckout, (next) => ({
    openCheckout: async (checkout) => ({ ...(await next.openCheckout(checkout)), ref: 'always the same' }),
  })),
  telling('forgets our key', paid, () => ({ key: '' })),
  telling('tells of no payment before it is paid', paid, (payment) =>
    payment.status === 'paid' ? {} : undefined,
  ),
  mistaking('takes an open checkout for a paid one', paid, 'started', 'paid'),
  mistaking('takes a paid one for an open one', paid, 'paid', 'started'),
  telling('tells amounts in hundredths', digits, ({ amount, currency }) =>
    currency === 'ISK' ? { amount: amount * 100 } : {},
  ),
  telling('tells the currency in small letters', paid, ({ currency }) => ({
    currency: currency.toLowerCase(),
  })),
  mutant('takes a refused amount for a fault of its own', notPayable, (next) => ({
    openCheckout: (checkout) =>
      next.openCheckout(checkout).catch(() => {
        throw new Error('something is wrong');
      }),
  })),
  mistaking('takes a failed payment for one that may come', later, 'failed', 'started'),
  mistaking('takes an unanswered payment for a paid one', later, 'started', 'paid'),
  mistaking('takes an expired checkout for an open one', expires, 'expired', 'started'),
  mistaking('overlooks disputes', disputes, 'disputed', 'paid'),
  telling('takes a part that was disputed for the whole', disputes, ({ status, amount }) =>
    status === 'disputed' ? { takenBack: amount } : {},
  ),
  mutant('reads the first page of the records only', records, (next) => ({
    async *received(from, to) {
      let read = 0;
      for await (const one of next.received(from, to)) if (read++ < 2) yield one;
    },
  })),
  mutant('returns records of later days', records, (next) => ({
    received: (from) => next.received(from, Date.now() + 60_000),
  })),
  mutant('refunds again when it is called again', oneRefund, (next) => ({
    refund: (request) => next.refund({ ...request, key: randomUUID() }),
  })),
  mutant('takes a refund that was made for a paid one', refundStatus, (next) => ({
    refund: async (request) => ({ ...(await next.refund(request)), status: 'paid' }),
  })),
  mutant('overlooks that a refund has failed', refundStatus, (next) => ({
    async lookRefund(ref) {
      const refund = await next.lookRefund(ref);
      return refund && { ...refund, status: refund.status === 'failed' ? 'paid' : refund.status };
    },
  })),
  mutant('takes a refund that was refused for a started one', neverMade, (next) => ({
    async refund(request) {
      const answer = await next.refund(request);
      return { ...answer, status: answer.status === 'failed' ? 'started' : answer.status };
    },
  })),
  mutant('names nothing in an event', signed, (next) => ({
    readEvent: (...event) => ({ ...next.readEvent(...event), about: null, ref: null }),
  })),
  mutant('takes old events', old, (next) => ({
    readEvent: (body, signature) =>
      next.readEvent(body, signature, Number(/^t=(\d+)/.exec(signature ?? '')?.[1]) * 1000),
  })),
  mutant('does not look at signatures', forged, () => ({
    readEvent: () => ({ id: 'evt_1', type: 'any', about: 'payment', ref: 'cs_1' }),
  })),
  mutant('takes events without a signature', unsigned, (next) => ({
    readEvent: (body, signature, now) =>
      signature ? next.readEvent(body, signature, now) : { id: 'evt_1', type: 'any', about: null, ref: null },
  })),
  mutant('says that there is no payment while it is away', away, (next) => ({
    look: (ref) => next.look(ref).catch(() => undefined),
  })),
  mutant('says that a refund has failed while it is away', away, (next) => ({
    refund: (request) => next.refund(request).catch(() => ({ ref: null, status: 'failed' })),
  })),
  mutant('has no time limit', silent, (next) => ({
    look: (ref) => next.look(ref).catch(() => new Promise<never>(() => {})),
  })),
  mutant('never finds fault in a check', refused, () => ({ check: async () => {} })),
  mutant('gives the log its key', refused, (next) => ({
    look: (ref) =>
      next.look(ref).catch((error: Error) => {
        throw Object.assign(error, { key: 'sk_not-for-logs' });
      }),
  })),
];
