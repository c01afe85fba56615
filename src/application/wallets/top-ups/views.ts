import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { amountOut } from '../fields.ts';
import { currencyOut } from '../views.ts';

export const TopUpView = z
  .object({
    id: idOut.meta({ description: 'Id of the top-up' }),
    topUpId: idOut.meta({ description: 'The id that its maker gave it' }),
    status: z.enum(['started', 'paid', 'failed', 'expired', 'disputed']).meta({
      description: '`paid`: it is in the wallet; `disputed`: the bank of who paid has taken it back',
    }),
    amount: amountOut.meta({ description: 'Minor units' }),
    currency: currencyOut,
    checkoutUrl: z
      .string()
      .nullable()
      .meta({ description: 'Where to pay; null where an admin settles, and once it is over' }),
    createdAt: timeOut.meta({ description: 'When it was started' }),
  })
  .meta({ id: 'TopUp', description: 'Money on its way from outside into a wallet' });
export type TopUpView = z.output<typeof TopUpView>;
export const TopUpPage = pageOf(TopUpView);
