import { p } from '@mikro-orm/core';
import { Hold } from '../../domain/wallets/hold.ts';
import { PaymentRequest } from '../../domain/wallets/payment-request.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';

const integer = () => p.bigint('number');

export const PaymentRequestSchema = aggregateSchema(PaymentRequest, 'wallet_requests', {
  id: p.type(IdType).primary(),
  splitId: p.type(IdType).nullable(),
  byId: p.type(IdType),
  clientId: p.type(IdType),
  payerId: p.type(IdType),
  currency: p.string(),
  amount: integer(),
  note: p.string(),
  status: p.string(),
  transferId: p.type(IdType).nullable(),
  remindedAt: integer().nullable(),
  createdAt: integer(),
  endsAt: integer(),
  answeredAt: integer().nullable(),
  version: p.integer().version(),
});

export const HoldSchema = aggregateSchema(Hold, 'wallet_holds', {
  id: p.type(IdType).primary(),
  byId: p.type(IdType),
  clientId: p.type(IdType),
  payeeId: p.type(IdType),
  currency: p.string(),
  amount: integer(),
  captured: integer(),
  note: p.string(),
  status: p.string(),
  endsAt: integer(),
  createdAt: integer(),
  version: p.integer().version(),
});
