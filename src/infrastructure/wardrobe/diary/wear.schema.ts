import { p } from '@mikro-orm/core';
import { Wear } from '../../../domain/wardrobe/diary/wear.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { JsonType } from '../../kernel/orm/json-type.ts';
import { common, id, text } from '../columns.schema.ts';

export const WearSchema = aggregateSchema(Wear, 'wears', {
  ...common,
  onDay: p.string(),
  part: p.string(),
  itemIds: p.type(JsonType),
  outfitId: id().nullable(),
  occasionId: id().nullable(),
  weather: p.type(JsonType).nullable(),
  mood: text(),
  note: text(),
  photoId: id().nullable(),
});
