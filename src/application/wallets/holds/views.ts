import { z } from 'zod';
import { holdStatuses } from '../../../domain/wallets/hold.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { amountOut } from '../fields.ts';
import { currencyOut } from '../views.ts';

export const HoldStatusField = z.enum(holdStatuses).meta({
  id: 'HoldStatus',
  description: '`captured`: taken in whole or in part; `voided`: given back before it ended',
});

export const HoldView = z
  .object({
    id: idOut.meta({ description: 'Id of the hold' }),
    from: PublicUser.meta({ description: 'Who set it aside' }),
    to: PublicUser.meta({ description: 'For whom' }),
    amount: amountOut.meta({ description: 'What was set aside, in minor units' }),
    captured: amountOut.meta({ description: 'What the payee has taken, in minor units' }),
    currency: currencyOut,
    note: z.string().meta({ description: 'What the payer wrote' }),
    status: HoldStatusField,
    endsAt: timeOut.meta({ description: 'Until when it can be captured' }),
    createdAt: timeOut.meta({ description: 'When it was made' }),
  })
  .meta({ id: 'Hold', description: 'Money set aside for someone, which they may take' });
export type HoldView = z.output<typeof HoldView>;
export const HoldPage = pageOf(HoldView);
