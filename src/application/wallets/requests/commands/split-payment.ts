import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { equalParts } from '../../../../domain/wallets/money.ts';
import type { ClientRequestId, RequestId, SplitId } from '../../../../domain/wallets/payment-request.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { amountField, currencyField, noteField } from '../../fields.ts';
import { ask, askNeeds } from '../ask.ts';
import { RequestView } from '../views.ts';
import { askRefusals, debtorField } from './request-payment.ts';

const maxShares = 50;

/** One for each share, always the same, so that a split is never made twice. */
function clientIdOf(splitId: SplitId, payerId: UserId): ClientRequestId {
  const bytes = createHash('sha256').update(`${splitId} ${payerId}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as ClientRequestId;
}

const Split = z
  .strictObject({
    splitId: idField<SplitId>().meta({
      description: 'Made by you; sent again, it is the same split, for ever',
    }),
    amount: amountField,
    currency: currencyField,
    note: noteField,
    shares: z
      .array(z.strictObject({ userId: debtorField, amount: amountField.optional() }).meta({ id: 'Share' }))
      .min(1)
      .max(maxShares)
      .meta({
        description: 'These people pay all of it. Give each an amount, or none of them for equal shares',
      }),
  })
  .superRefine(({ amount, shares }, { addIssue }) => {
    const refuse = (path: (string | number)[], message: string) =>
      addIssue({ code: 'custom', path, message });
    const seen = new Set<string>();
    shares.forEach(({ userId }, i) => {
      if (seen.has(userId)) refuse(['shares', i, 'userId'], 'is there twice');
      seen.add(userId);
    });
    const given = shares.flatMap((share) => share.amount ?? []);
    if (given.length === 0) {
      if (amount < shares.length) refuse(['amount'], 'is too little for so many shares');
    } else if (given.length < shares.length) refuse(['shares'], 'must have all amounts or none');
    else if (given.reduce((sum, one) => sum + one, 0) !== amount)
      refuse(['shares'], 'must have amounts that add up to the whole');
  })
  .meta({ id: 'SplitPayment' });

export const splitPayment = command({
  name: 'wallets.split-payment',
  summary: 'Ask several people for shares of an amount',
  description:
    'Makes one request per person, all of them or none; you can do so 30 times an hour. Without amounts the shares are ' +
    'equal, and what is left over goes in single minor units to the first.',
  access: 'signed-in',
  input: Split,
  output: z
    .object({ items: z.array(RequestView).meta({ description: 'The requests, in the order of the shares' }) })
    .meta({ id: 'SplitRequests' }),
  refuses: askRefusals,
  needs: askNeeds,
  limits: [{ name: 'split-payment', points: 30, seconds: 3600, per: 'account' }],
  handle({ input: { splitId, amount, currency, note, shares }, actor }, ports) {
    const equal = equalParts(amount, shares.length);
    const asked = shares.map(({ userId: payerId, amount: given }, i) => {
      return { payerId, amount: given ?? equal[i]!, clientId: clientIdOf(splitId, payerId) };
    });
    return ask({ byId: actor.id, splitId, currency, note, shares: asked }, ports);
  },
  async answer(ids: readonly RequestId[], _call, { reader, clock }) {
    return { items: [...(await reader.some(ids, clock.now()))] };
  },
});
