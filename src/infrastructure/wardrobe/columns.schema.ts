import { p } from '@mikro-orm/core';
import { IdType } from '../kernel/orm/id-type.ts';

export const text = () => p.string().nullable();

export const id = () => p.type(IdType);

export const time = () => p.bigint('number');

/** Columns that every aggregate of the wardrobe has. */
export const common = {
  id: p.type(IdType).primary(),
  ownerId: id(),
  createdAt: time(),
  editedAt: time().nullable(),
  version: p.integer().version(),
};
