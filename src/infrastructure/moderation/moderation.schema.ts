import { p } from '@mikro-orm/core';
import { Suspension } from '../../domain/moderation/suspension.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';

const time = () => p.bigint('number');

export const SuspensionSchema = aggregateSchema(Suspension, 'suspensions', {
  userId: p.type(IdType).primary(),
  reason: p.string(),
  byId: p.type(IdType).nullable(),
  changedAt: time(),
  until: time().nullable(),
  version: p.integer().version(),
});
