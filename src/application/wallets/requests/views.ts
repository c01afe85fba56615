import { z } from 'zod';
import { requestStatuses } from '../../../domain/wallets/payment-request.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { amountOut } from '../fields.ts';
import { currencyOut } from '../views.ts';

export const RequestStatusField = z.enum(requestStatuses).meta({
  id: 'PaymentRequestStatus',
  description: '`cancelled`: by who asked, or because of a block or a deleted account',
});

export const RequestView = z
  .object({
    id: idOut.meta({ description: 'Id of the request' }),
    from: PublicUser.meta({ description: 'Who is to pay' }),
    to: PublicUser.meta({ description: 'Who asked, and is paid' }),
    amount: amountOut.meta({ description: 'Minor units' }),
    currency: currencyOut,
    note: z.string().meta({ description: 'What the person who asked wrote' }),
    status: RequestStatusField,
    transferId: idOut.nullable().meta({ description: 'The transfer that paid it' }),
    splitId: idOut.nullable().meta({ description: 'The split that it is a share of' }),
    createdAt: timeOut.meta({ description: 'When it was made' }),
    endsAt: timeOut.meta({ description: 'Until when it can be paid' }),
  })
  .meta({ id: 'PaymentRequest', description: 'One person asks another to pay' });
export type RequestView = z.output<typeof RequestView>;
export const RequestPage = pageOf(RequestView);
