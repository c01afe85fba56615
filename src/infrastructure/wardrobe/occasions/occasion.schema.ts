import { p } from '@mikro-orm/core';
import { Occasion } from '../../../domain/wardrobe/occasions/occasion.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { JsonType } from '../../kernel/orm/json-type.ts';
import { common, text } from '../columns.schema.ts';

export const OccasionSchema = aggregateSchema(Occasion, 'occasions', {
  ...common,
  title: p.string(),
  startsOn: p.string(),
  endsOn: p.string(),
  kind: text(),
  place: text(),
  dressCode: text(),
  notes: text(),
  visibility: p.string(),
  plan: p.type(JsonType),
});
