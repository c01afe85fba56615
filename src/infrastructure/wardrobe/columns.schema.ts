import { p } from '@mikro-orm/core';
import { IdType } from '../kernel/orm/id-type.ts';

export const text = () => p.string().nullable();

export const time = () => p.bigint('number');

/** Columns that every aggregate of the wardrobe has. */
export const common: Readonly<Record<string, object>> = {
  id: p.type(IdType).primary(),
  ownerId: p.type(IdType),
  createdAt: time(),
  editedAt: time().nullable(),
  version: p.integer().version(),
};
