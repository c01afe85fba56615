import { p } from '@mikro-orm/core';
import { Occasion } from '../../domain/wardrobe/occasion.ts';
import { Outfit } from '../../domain/wardrobe/outfit.ts';
import { Wear } from '../../domain/wardrobe/wear.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';
import { JsonType } from '../kernel/orm/json-type.ts';

const text = () => p.string().nullable();
const id = () => p.type(IdType);
const common = {
  id: p.type(IdType).primary(),
  ownerId: id(),
  createdAt: p.bigint('number'),
  editedAt: p.bigint('number').nullable(),
  version: p.integer().version(),
};

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
