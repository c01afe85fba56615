import { z } from 'zod';
import { splits } from '../../../domain/wallets/shares.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { amountOut } from '../fields.ts';
import { currencyOut } from '../views.ts';

export const SplitField = z.enum(splits).meta({
  id: 'EnvelopeSplit',
  description: '`equal`: what is left over goes in single units to the first; `random`: at least 1 each',
});

export const EnvelopeView = z
  .object({
    id: idOut.meta({ description: 'The id that its sender gave it' }),
    from: PublicUser.meta({ description: 'Who sent it' }),
    conversationId: idOut.meta({ description: 'Where it was sent' }),
    currency: currencyOut,
    amount: amountOut.meta({ description: 'Of all shares, in minor units' }),
    split: SplitField,
    note: z.string().meta({ description: 'What the sender wrote' }),
    shares: z.int().meta({ description: 'How many it had' }),
    left: z.int().min(0).meta({ description: 'How many were not taken' }),
    myShare: amountOut.nullable().meta({ description: 'What you took, in minor units; null for nothing' }),
    claims: z
      .array(
        z
          .object({
            user: PublicUser.meta({ description: 'Who took it' }),
            amount: amountOut.meta({ description: 'Minor units' }),
            at: timeOut.meta({ description: 'When it was taken' }),
          })
          .meta({ id: 'EnvelopeClaim' }),
      )
      .meta({
        description: 'Who took what, in order, once it is empty or over; before that, an empty list',
      }),
    status: z
      .enum(['open', 'empty', 'over'])
      .meta({ description: '`empty`: every share is taken; `over`: the rest goes back to the sender' }),
    endsAt: timeOut.meta({ description: 'When it is over, 24 hours after it was sent' }),
    createdAt: timeOut.meta({ description: 'When it was sent' }),
  })
  .meta({ id: 'Envelope', description: 'A gift into a conversation, in shares' });
export type EnvelopeView = z.output<typeof EnvelopeView>;

export const EnvelopeChange = z
  .object({
    id: idOut.meta({ description: 'Id of the envelope' }),
    left: z.int().min(0).meta({ description: 'How many shares are left' }),
  })
  .meta({ id: 'EnvelopeChange' });
