import { z } from 'zod';
import type { RequestId } from '../../../../domain/wallets/payment-request.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { Clock } from '../../../kernel/ports.ts';
import { RequestReader } from '../ports.ts';
import { RequestPage, RequestStatusField } from '../views.ts';

export const listPaymentRequests = query({
  name: 'wallets.list-payment-requests',
  summary: 'List payment requests to you or from you, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: z
      .enum(['received', 'sent'])
      .default('received')
      .meta({ description: 'Requests to you, or from you' }),
    status: RequestStatusField.optional(),
    ...idPageInput<RequestId>(),
  }),
  output: RequestPage,
  refuses: [],
  needs: { reader: RequestReader, clock: Clock },
  handle: ({ input, actor }, { reader, clock }) =>
    reader.page({ ...input, status: input.status, viewerId: actor.id, at: clock.now() }),
});
