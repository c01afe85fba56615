import { z } from 'zod';
import { visibilities } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Currency } from '../../domain/wallets/money.ts';
import { type ClientTransferId, type TransferId, transferKinds } from '../../domain/wallets/transfer.ts';
import { idField, proseField } from '../kernel/fields.ts';

/** Positive, at most 12 digits. */
export const amountField = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, 'must be a positive integer of at most 12 digits, in minor units')
  .transform(Number)
  .meta({ description: 'Minor units as text: `"1250"` is 12.50 EUR. Positive, at most 12 digits' });
export const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be three capital letters')
  .transform((text) => text as Currency)
  .meta({ description: 'One of the currencies of this service, as ISO 4217 writes it' });
export const noteField = proseField(280).default('').meta({ description: 'At most 280 characters' });
export const payeeField = idField<UserId>().meta({ description: 'Who is paid' });
export const transferIdField = idField<ClientTransferId>().meta({
  description: 'Made by you; sent again, it is the same transfer, for ever',
});
export const transferPathField = idField<TransferId>().meta({
  description: 'The transfer: its `id`, or the `transferId` that you gave it',
});
export const AudienceField = z.enum(visibilities).meta({
  id: 'PaymentAudience',
  description: 'How far others see a payment, as far as the other party lets them too; never its amount',
});
/** Without `closing`, which no person sees. */
export const TransferKindField = z
  .enum(
    transferKinds.filter((kind) => kind !== 'closing') as Exclude<
      (typeof transferKinds)[number],
      'closing'
    >[],
  )
  .meta({
    id: 'TransferKind',
    description:
      '`request`: a request that was paid; `gift`: into or out of an envelope; `hold`, `capture` and `release`: set aside, taken by the payee, given back; `dispute`: taken back by the payment provider',
  });
const dayField = (what: string) => z.iso.date().meta({ description: what });
export const dayFields = {
  from: dayField('The first day, in your time zone'),
  to: dayField('The last day, in your time zone'),
};

/** An amount in an answer. */
export const amountOut = z.string().regex(/^-?\d+$/);
export const toText = (amount: number): string => String(amount);
