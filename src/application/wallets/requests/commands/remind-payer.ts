import { z } from 'zod';
import {
  NotOpen,
  NotYourself,
  PayeeNotFound,
  PaymentsNotWanted,
  RemindedAlready,
  RequestNotFound,
} from '../../../../domain/wallets/errors.ts';
import { PaymentRequests } from '../../../../domain/wallets/payment-request.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { PartiesReader } from '../../transfers/ports.ts';
import { requestIdField } from '../fields.ts';

export const remindPayer = command({
  name: 'wallets.remind-payer',
  summary: 'Remind someone of your open request',
  description: 'Once in 24 hours per request; the refusal says how long to wait.',
  access: 'signed-in',
  input: z.strictObject({ requestId: requestIdField }),
  output: Nothing,
  refuses: [RequestNotFound, NotOpen, RemindedAlready, PayeeNotFound, NotYourself, PaymentsNotWanted],
  needs: { requests: PaymentRequests, parties: PartiesReader, clock: Clock },
  async handle({ input: { requestId }, actor }, { requests, parties, clock }) {
    const request = await requests.lock(requestId, actor.id);
    if (!request) throw new RequestNotFound();
    const [payer] = await parties.find([{ payerId: request.byId, payeeId: request.payerId }]);
    request.remind(actor.id, payer, clock.now());
    return nothing;
  },
});
