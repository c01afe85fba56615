import { p } from '@mikro-orm/core';
import { Account } from '../../domain/identity/account.ts';
import { Session } from '../../domain/identity/session.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';
import { JsonType } from '../kernel/orm/json-type.ts';

const time = () => p.bigint('number');

export const AccountSchema = aggregateSchema(Account, 'accounts', {
  id: p.type(IdType).primary(),
  role: p.string(),
  username: p.string(),
  usernameKey: p.string().nullable(),
  email: p.string(),
  emailKey: p.string().nullable(),
  emailVerifiedAt: time().nullable(),
  pendingEmail: p.string().nullable(),
  passwordHash: p.string(),
  name: p.string(),
  bio: p.string().nullable(),
  location: p.string().nullable(),
  links: p.type(JsonType),
  visibility: p.string(),
  directMessages: p.string(),
  payments: p.string(),
  paymentAudience: p.string(),
  readReceipts: p.boolean(),
  notificationsEnabled: p.boolean(),
  timeZone: p.string(),
  createdAt: time(),
  lastSeenAt: time(),
  deletedAt: time().nullable(),
  avatarId: p.type(IdType).nullable(),
  avatar: p.string().nullable(),
  version: p.integer().version(),
});

export const SessionSchema = aggregateSchema(Session, 'sessions', {
  id: p.type(IdType).primary(),
  userId: p.type(IdType),
  tokenDigest: p.string(),
  formerDigest: p.string().nullable(),
  userAgent: p.string().nullable(),
  createdAt: time(),
  lastUsedAt: time(),
  signedInWith: p.string(),
  provedAt: time().nullable(),
  version: p.integer().version(),
});
