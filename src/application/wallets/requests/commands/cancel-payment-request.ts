import { z } from 'zod';
import { NotOpen, RequestNotFound } from '../../../../domain/wallets/errors.ts';
import { PaymentRequests } from '../../../../domain/wallets/payment-request.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { requestIdField } from '../fields.ts';

export const cancelPaymentRequest = command({
  name: 'wallets.cancel-payment-request',
  summary: 'Cancel a request of yours that is still open',
  description: 'Cancelling it again changes nothing.',
  access: 'signed-in',
  input: z.strictObject({ requestId: requestIdField }),
  output: Nothing,
  refuses: [RequestNotFound, NotOpen],
  needs: { requests: PaymentRequests, clock: Clock },
  async handle({ input: { requestId }, actor }, { requests, clock }) {
    const request = await requests.lock(requestId, actor.id);
    if (!request) throw new RequestNotFound();
    request.cancel(actor.id, clock.now());
    return nothing;
  },
});
