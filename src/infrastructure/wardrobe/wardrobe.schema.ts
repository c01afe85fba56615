import { p } from '@mikro-orm/core';
import { Collection } from '../../domain/wardrobe/collection.ts';
import { Item } from '../../domain/wardrobe/item.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';
import { JsonType } from '../kernel/orm/json-type.ts';

const time = () => p.bigint('number');
const text = () => p.string().nullable();

export const ItemSchema = aggregateSchema(Item, 'items', {
  id: p.type(IdType).primary(),
  ownerId: p.type(IdType),
  name: p.string(),
  nameKey: p.string(),
  category: p.string(),
  label: text(),
  colours: p.type(JsonType),
  pattern: text(),
  materials: p.type(JsonType),
  brand: text(),
  brandKey: text(),
  size: text(),
  seasons: p.integer(),
  formality: p.integer().nullable(),
  warmth: p.double(),
  waterproof: p.boolean(),
  washEvery: p.integer().nullable(),
  tags: p.type(JsonType),
  imageIds: p.type(JsonType),
  favourite: p.boolean(),
  rating: p.integer().nullable(),
  notes: text(),
  quantity: p.integer(),
  priceAmount: time().nullable(),
  priceCurrency: text(),
  boughtOn: text(),
  store: text(),
  priorWears: p.integer(),
  visibility: p.string(),
  ownership: p.string(),
  goneWhy: text(),
  goneOn: text(),
  proceedsAmount: time().nullable(),
  proceedsCurrency: text(),
  place: p.string(),
  placeSince: text(),
  dueBack: text(),
  importKey: text(),
  createdAt: time(),
  editedAt: time().nullable(),
  version: p.integer().version(),
});

export const CollectionSchema = aggregateSchema(Collection, 'collections', {
  id: p.type(IdType).primary(),
  ownerId: p.type(IdType),
  kind: p.string(),
  title: p.string(),
  notes: text(),
  visibility: p.string(),
  createdAt: time(),
  editedAt: time().nullable(),
  version: p.integer().version(),
});
