import { p } from '@mikro-orm/core';
import { Outfit } from '../../../domain/wardrobe/outfits/outfit.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { JsonType } from '../../kernel/orm/json-type.ts';
import { common, id, text } from '../columns.schema.ts';

export const OutfitSchema = aggregateSchema(Outfit, 'outfits', {
  ...common,
  name: text(),
  pieces: p.type(JsonType),
  tags: p.type(JsonType),
  seasons: p.integer(),
  formality: p.integer().nullable(),
  notes: text(),
  favourite: p.boolean(),
  parentId: id().nullable(),
  parentOwnerId: id().nullable(),
  visibility: p.string(),
});
