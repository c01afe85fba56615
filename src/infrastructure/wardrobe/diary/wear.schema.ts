import { p } from '@mikro-orm/core';
import { Wear } from '../../../domain/wardrobe/diary/wear.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { IdType } from '../../kernel/orm/id-type.ts';
import { JsonType } from '../../kernel/orm/json-type.ts';
import { common, text } from '../columns.schema.ts';

export const WearSchema = aggregateSchema(Wear, 'wears', {
  ...common,
  onDay: p.string(),
  part: p.string(),
  itemIds: p.type(JsonType),
  outfitId: p.type(IdType).nullable(),
  occasionId: p.type(IdType).nullable(),
  weather: p.type(JsonType).nullable(),
  mood: text(),
  note: text(),
  photoId: p.type(IdType).nullable(),
});
