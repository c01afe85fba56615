import { p } from '@mikro-orm/core';
import { TopUp } from '../../../domain/wallets/top-up.ts';
import { Withdrawal } from '../../../domain/wallets/withdrawal.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { IdType } from '../../kernel/orm/id-type.ts';
import { JsonType } from '../../kernel/orm/json-type.ts';

const number = () => p.bigint('number');

export const TopUpSchema = aggregateSchema(TopUp, 'wallet_top_ups', {
  id: p.type(IdType).primary(),
  userId: p.type(IdType),
  clientId: p.type(IdType),
  provider: p.string(),
  ref: p.string(),
  url: p.text().nullable(),
  currency: p.string(),
  amount: number(),
  status: p.string(),
  takenBack: number(),
  withdrawn: number(),
  lookAt: number().nullable(),
  createdAt: number(),
  settledAt: number().nullable(),
  version: p.integer().version(),
});

export const WithdrawalSchema = aggregateSchema(Withdrawal, 'wallet_withdrawals', {
  id: p.type(IdType).primary(),
  userId: p.type(IdType),
  clientId: p.type(IdType),
  provider: p.string(),
  currency: p.string(),
  amount: number(),
  returned: number(),
  transferId: p.type(IdType),
  parts: p.type(JsonType),
  status: p.string(),
  lookAt: number().nullable(),
  createdAt: number(),
  settledAt: number().nullable(),
  version: p.integer().version(),
});
