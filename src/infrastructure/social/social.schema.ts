import { p } from '@mikro-orm/core';
import { Friendship } from '../../domain/social/friendship.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';

export const FriendshipSchema = aggregateSchema(Friendship, 'friendships', {
  id: p.type(IdType).primary(),
  lowId: p.type(IdType),
  highId: p.type(IdType),
  fromId: p.type(IdType),
  status: p.string(),
  createdAt: p.bigint('number'),
  answeredAt: p.bigint('number').nullable(),
  version: p.integer().version(),
});
