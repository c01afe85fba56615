import { p } from '@mikro-orm/core';
import { Outfit } from '../../../domain/wardrobe/outfits/outfit.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { IdType } from '../../kernel/orm/id-type.ts';
import { JsonType } from '../../kernel/orm/json-type.ts';
import { common, text } from '../columns.schema.ts';

export const OutfitSchema = aggregateSchema(Outfit, 'outfits', {
  ...common,
  name: text(),
  pieces: p.type(JsonType),
  tags: p.type(JsonType),
  seasons: p.integer(),
  formality: p.integer().nullable(),
  notes: text(),
  favourite: p.boolean(),
  parentId: p.type(IdType).nullable(),
  parentOwnerId: p.type(IdType).nullable(),
  visibility: p.string(),
  removal: p.type(JsonType).nullable(),
});
