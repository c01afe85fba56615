import { p } from '@mikro-orm/core';
import { Collection } from '../../../domain/wardrobe/collections/collection.ts';
import { aggregateSchema } from '../../kernel/orm/aggregate-schema.ts';
import { common, text } from '../columns.schema.ts';

export const CollectionSchema = aggregateSchema(Collection, 'collections', {
  ...common,
  kind: p.string(),
  title: p.string(),
  notes: text(),
  visibility: p.string(),
});
