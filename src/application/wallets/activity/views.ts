import { z } from 'zod';
import { paymentKinds } from '../../../domain/wallets/transfer.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { reacted } from '../../posts/views.ts';
import { SubjectView } from '../views.ts';

/** Never with an amount: the parties find it in their entries. */
export const ActivityView = z
  .object({
    id: idOut.meta({ description: 'Id of the transfer' }),
    kind: z
      .enum(paymentKinds)
      .meta({ description: 'Paid, tipped, paid on request, or captured from a hold' }),
    from: PublicUser.meta({ description: 'Who paid' }),
    to: PublicUser.meta({ description: 'Who was paid' }),
    note: z.string().meta({ description: 'What the maker wrote' }),
    subject: SubjectView.nullable().meta({ description: 'What it is for, if it is for something' }),
    ...reacted,
    createdAt: timeOut.meta({ description: 'When it was made' }),
  })
  .meta({ id: 'PaymentActivity', description: 'Who paid whom, and for what' });
export type ActivityView = z.output<typeof ActivityView>;
export const ActivityPage = pageOf(ActivityView);
