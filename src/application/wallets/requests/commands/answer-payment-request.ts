import { z } from 'zod';
import { mayReach } from '../../../../domain/access/policy.ts';
import {
  IdReused,
  InsufficientFunds,
  LimitExceeded,
  NotOpen,
  RequestNotFound,
  WalletFrozen,
} from '../../../../domain/wallets/errors.ts';
import { mainOf } from '../../../../domain/wallets/payment.ts';
import { PaymentRequests, type RequestId } from '../../../../domain/wallets/payment-request.ts';
import { ownClientId, type TransferId } from '../../../../domain/wallets/transfer.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { Accounts, Transfers } from '../../ledger/ports.ts';
import { assertUnused } from '../../transfers/assert-unused.ts';
import { PartiesReader } from '../../transfers/ports.ts';
import { requestIdField } from '../fields.ts';
import { RequestReader } from '../ports.ts';
import { RequestView } from '../views.ts';

export const answerPaymentRequest = command({
  name: 'wallets.answer-payment-request',
  summary: 'Pay or decline a request',
  description:
    'By who was asked. It is paid once: accepting again answers with the paid request. A payment that is refused, such ' +
    'as for lack of funds, leaves the request open.',
  access: 'signed-in',
  input: z
    .strictObject({
      requestId: requestIdField,
      accept: z.boolean().meta({ description: 'Whether you pay' }),
    })
    .meta({ id: 'AnswerPaymentRequest' }),
  output: RequestView,
  refuses: [RequestNotFound, NotOpen, InsufficientFunds, LimitExceeded, WalletFrozen, IdReused],
  needs: {
    requests: PaymentRequests,
    accounts: Accounts,
    transfers: Transfers,
    parties: PartiesReader,
    reader: RequestReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { requestId, accept }, actor }, ports) {
    const { requests, accounts, transfers, parties, ids, clock } = ports;
    const request = await requests.lock(requestId, actor.id);
    if (request?.payerId !== actor.id) throw new RequestNotFound();
    const { payerId, byId: payeeId, currency } = request;
    const [pair] = await parties.find([{ payerId, payeeId }]);
    if (!pair || !mayReach(pair.relation)) throw new RequestNotFound();
    const at = clock.now();
    if (!accept) request.decline(at);
    else if (request.isToBePaid(at)) {
      const { payerAudience, payeeAudience } = pair;
      const ledger = await accounts.lock([mainOf(payerId, currency), mainOf(payeeId, currency)]);
      await assertUnused(transfers, payerId, ownClientId(request.id));
      request.pay(ledger, { transferId: ids.next<TransferId>(), payerAudience, payeeAudience, at });
      accounts.save(ledger);
    }
    return request.id;
  },
  async answer(id: RequestId, _call, { reader, clock }) {
    const [found] = await reader.some([id], clock.now());
    if (!found) throw new RequestNotFound();
    return found;
  },
});
