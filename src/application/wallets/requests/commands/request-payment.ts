import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import {
  IdReused,
  NotYourself,
  PayeeNotFound,
  PaymentsNotWanted,
  RequestNotFound,
  TooManyOpenRequests,
} from '../../../../domain/wallets/errors.ts';
import type { ClientRequestId, RequestId } from '../../../../domain/wallets/payment-request.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { amountField, currencyField, noteField } from '../../fields.ts';
import { ask, askNeeds } from '../ask.ts';
import { RequestView } from '../views.ts';

export const askRefusals = [
  PayeeNotFound,
  NotYourself,
  PaymentsNotWanted,
  TooManyOpenRequests,
  IdReused,
  RequestNotFound,
];
export const debtorField = idField<UserId>().meta({ description: 'Who is to pay' });

export const requestPayment = command({
  name: 'wallets.request-payment',
  summary: 'Ask someone to pay you',
  description:
    'Of someone whose setting `payments` includes you. The request is open for 30 days. You can make 100 requests an ' +
    'hour, and have 50 open ones to one person. Sending the same `requestId` again answers with the first request.',
  access: 'signed-in',
  input: z
    .strictObject({
      requestId: idField<ClientRequestId>()
        .optional()
        .meta({ description: 'Made by you; sent again, it is the same request, for ever' }),
      fromUserId: debtorField,
      amount: amountField,
      currency: currencyField,
      note: noteField,
    })
    .meta({ id: 'AskForPayment' }),
  output: RequestView,
  refuses: askRefusals,
  needs: askNeeds,
  limits: [{ name: 'request-payment', points: 100, seconds: 3600, per: 'account' }],
  handle({ input: { requestId, fromUserId: payerId, amount, currency, note }, actor }, ports) {
    const clientId = requestId ?? ports.ids.next<ClientRequestId>();
    const shares = [{ payerId, amount, clientId }];
    return ask({ byId: actor.id, splitId: null, currency, note, shares }, ports);
  },
  async answer(ids: readonly RequestId[], _call, { reader, clock }) {
    const [found] = await reader.some(ids, clock.now());
    if (!found) throw new RequestNotFound();
    return found;
  },
});
