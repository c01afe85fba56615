import { p } from '@mikro-orm/core';
import { File } from '../../domain/media/file.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';
import { JsonType } from '../kernel/orm/json-type.ts';

const number = () => p.bigint('number');

export const FileSchema = aggregateSchema(File, 'files', {
  id: p.type(IdType).primary(),
  ownerId: p.type(IdType),
  name: p.string(),
  state: p.string(),
  revisionId: p.type(IdType),
  kind: p.string(),
  contentType: p.string(),
  size: number(),
  width: p.integer().nullable(),
  height: p.integer().nullable(),
  durationMs: number().nullable(),
  blurhash: p.string().nullable(),
  colours: p.type(JsonType),
  createdAt: number(),
  version: p.integer().version(),
});
