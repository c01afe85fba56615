import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { amountOut } from '../fields.ts';
import { currencyOut } from '../views.ts';

export const WithdrawalView = z
  .object({
    id: idOut.meta({ description: 'Id of the withdrawal' }),
    withdrawalId: idOut.meta({ description: 'The id that you gave it' }),
    status: z.enum(['started', 'paid', 'failed']).meta({
      description: '`started`: on its way; `failed`: all of it is in your wallet again',
    }),
    amount: amountOut.meta({ description: 'Minor units' }),
    currency: currencyOut,
    returned: amountOut.meta({ description: 'What could not be paid out, and is in your wallet again' }),
    createdAt: timeOut.meta({ description: 'When it was started' }),
  })
  .meta({ id: 'Withdrawal', description: 'Money on its way from a wallet to where it came from' });
export type WithdrawalView = z.output<typeof WithdrawalView>;
export const WithdrawalPage = pageOf(WithdrawalView);
