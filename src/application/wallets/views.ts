import { z } from 'zod';
import { subjectKinds } from '../../domain/wallets/transfer.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { pageOf } from '../kernel/page.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { AudienceField, amountOut, TransferKindField } from './fields.ts';

export const currencyOut = z.string().meta({ description: 'Three capital letters of ISO 4217' });
export const SubjectView = z
  .object({
    kind: z.enum(subjectKinds).meta({ description: 'What it is' }),
    id: idOut.meta({ description: 'Its id' }),
  })
  .meta({ id: 'PaymentSubject', description: 'What a tip or a gift is for' });

export const TransferView = z
  .object({
    id: idOut.meta({ description: 'Id of the transfer' }),
    transferId: idOut
      .nullable()
      .meta({ description: 'The id that its maker gave it; null for everyone else' }),
    kind: TransferKindField,
    from: PublicUser.nullable().meta({ description: 'Who paid; null for the service' }),
    to: PublicUser.nullable().meta({ description: 'Who was paid; null for the service' }),
    amount: amountOut.meta({ description: 'Minor units' }),
    currency: currencyOut,
    note: z.string().meta({ description: 'What the maker wrote' }),
    subject: SubjectView.nullable().meta({ description: 'What it is for, if it is for something' }),
    audience: AudienceField.meta({ description: 'How far you let others see it' }),
    refunded: amountOut.meta({ description: 'How much of it was given back' }),
    createdAt: timeOut.meta({ description: 'When it was made' }),
  })
  .meta({ id: 'Transfer', description: 'Money that moved. It never changes' });
export type TransferView = z.output<typeof TransferView>;

export const EntryView = z
  .object({
    id: idOut.meta({ description: 'Id of the entry' }),
    seq: z.int().min(1).meta({ description: 'Counts 1, 2, 3 … without gaps, per currency' }),
    kind: TransferKindField,
    amount: amountOut.meta({ description: 'Minor units; negative for what left' }),
    currency: currencyOut,
    balanceAfter: amountOut.meta({ description: 'What was available after it, in minor units' }),
    counterparty: PublicUser.nullable().meta({ description: 'The other person; null for the service' }),
    note: z.string().meta({ description: 'What the maker of the transfer wrote' }),
    subject: SubjectView.nullable().meta({ description: 'What it is for, if it is for something' }),
    transferId: idOut.meta({ description: 'Id of the transfer' }),
    createdAt: timeOut.meta({ description: 'When it was made' }),
  })
  .meta({ id: 'WalletEntry', description: 'A change of what you have available' });
export type EntryView = z.output<typeof EntryView>;
export const EntryPage = pageOf(EntryView);

export const WalletView = z
  .object({
    balances: z
      .array(
        z
          .object({
            currency: currencyOut,
            digits: z.int().meta({ description: 'Digits after the decimal point: 2 for EUR, 0 for JPY' }),
            available: amountOut.meta({ description: 'What you can spend, in minor units' }),
            held: amountOut.meta({ description: 'What your holds set aside, in minor units' }),
            owed: amountOut.meta({
              description: 'What you owe after a dispute, in minor units; what comes in pays it back first',
            }),
            seq: z.int().min(0).meta({ description: 'Of your newest entry in this currency; 0 without any' }),
          })
          .meta({ id: 'Balance' }),
      )
      .meta({ description: 'One for each currency of this service, and for each that you have had' }),
    frozen: z
      .enum(['out', 'all'])
      .nullable()
      .meta({ description: '`out`: you cannot pay; `all`: nobody can pay you either' }),
    limits: z
      .array(
        z
          .object({
            currency: currencyOut,
            perTransfer: amountOut.meta({ description: 'The most that you can pay at once, in minor units' }),
            perDay: amountOut.meta({
              description: 'The most that you can pay in a day of UTC, in minor units',
            }),
            spentToday: amountOut.meta({ description: 'What counts against `perDay` today, in minor units' }),
            maxBalance: amountOut.meta({ description: 'Above this others cannot pay you, in minor units' }),
          })
          .meta({ id: 'WalletLimits' }),
      )
      .meta({ description: 'Grants, top-ups and refunds do not count' }),
  })
  .meta({ id: 'Wallet', description: 'What you have, and how much of it can move' });
export type WalletView = z.output<typeof WalletView>;

export const WalletChange = z
  .object({
    currency: currencyOut,
    available: amountOut.meta({ description: 'What you can spend after it, in minor units' }),
    held: amountOut.meta({ description: 'What your holds set aside, in minor units' }),
    seq: z.int().min(0).meta({ description: 'If it is not the one after yours, ask `wallets.list-entries`' }),
    entry: EntryView.nullable().meta({ description: 'The new entry; null when only `held` changed' }),
  })
  .meta({ id: 'WalletChange' });
