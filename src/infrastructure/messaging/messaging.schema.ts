import { p } from '@mikro-orm/core';
import { Invite } from '../../domain/messaging/invite.ts';
import { Message } from '../../domain/messaging/message.ts';
import { Room } from '../../domain/messaging/room.ts';
import { aggregateSchema } from '../kernel/orm/aggregate-schema.ts';
import { IdType } from '../kernel/orm/id-type.ts';
import { JsonType } from '../kernel/orm/json-type.ts';

const time = () => p.bigint('number');

/** The same row as `Conversation`, whose columns only statements read and write; members are rows of their own. */
export const RoomSchema = aggregateSchema(Room, 'conversations', {
  id: p.type(IdType).primary(),
  kind: p.string(),
  openerId: p.type(IdType),
  title: p.string(),
  description: p.string(),
  visibility: p.string(),
  openFromSeq: p.integer(),
  lastAt: time(),
  createdAt: time(),
  closedAt: time().nullable(),
  removal: p.type(JsonType).nullable(),
  avatarId: p.type(IdType).nullable(),
  avatarOwnerId: p.type(IdType).nullable(),
  avatar: p.string().nullable(),
  version: p.integer().version(),
});

export const MessageSchema = aggregateSchema(Message, 'messages', {
  id: p.type(IdType).primary(),
  conversationId: p.type(IdType),
  seq: p.integer(),
  changeSeq: p.integer(),
  senderId: p.type(IdType),
  clientId: p.type(IdType),
  replyToId: p.type(IdType).nullable(),
  text: p.text(),
  mentionIds: p.type(JsonType),
  fileIds: p.type(JsonType),
  refs: p.type(JsonType),
  reacted: p.boolean(),
  tipCount: p.integer(),
  createdAt: time(),
  editedAt: time().nullable(),
  deletedAt: time().nullable(),
  removal: p.type(JsonType).nullable(),
  version: p.integer().version(),
});

export const InviteSchema = aggregateSchema(Invite, 'room_invites', {
  id: p.type(IdType).primary(),
  roomId: p.type(IdType),
  fromId: p.type(IdType),
  toId: p.type(IdType),
  status: p.string(),
  createdAt: time(),
  answeredAt: time().nullable(),
  version: p.integer().version(),
});
