import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const version = 'for concurrent writes';
const ofMessages = 'message_id in (select id from messages where sender_id = :userId)';
const shared = 'part of a conversation with others';

export const messagingTables: Readonly<Record<string, TableRule>> = {
  conversations: {
    of: 'id in (select conversation_id from memberships where user_id = :userId)',
    purge: { kept: shared },
    exported: section('conversations', {
      ...{ id: 'id', kind: 'kind', opener_id: 'openerId', title: 'title', description: 'description' },
      ...{ visibility: 'visibility', avatar_id: 'fileId', removal: 'removed' },
    }),
    technical: {
      'of all members alike':
        'open_from_seq last_seq last_change_seq changed_at last_at listed_at member_count members_version',
      'of the room': 'created_at closed_at',
      'owner and path of avatar_id': 'avatar_owner_id avatar',
      [version]: 'version',
    },
  },
  direct_pairs: {
    of: '(low_id = :userId or high_id = :userId)',
    purge: { kept: shared },
    technical: { 'exported as peerId': 'low_id high_id conversation_id' },
  },
  memberships: {
    of: 'user_id = :userId',
    purge: { kept: 'in direct conversations, for the other person; rooms are left' },
    exported: section('conversations', {
      ...{ conversation_id: 'id', role: 'role', last_read_seq: 'lastReadSeq', request: 'request' },
      joined_at: 'joinedAt',
    }),
    technical: {
      'whose row it is': 'user_id',
      'from where messages are visible': 'visible_from_seq',
      'of the conversation, to list it by': 'listed_at',
    },
  },
  removed_memberships: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('removedRooms', {
      ...{ conversation_id: 'id', role: 'role', last_read_seq: 'lastReadSeq', joined_at: 'joinedAt' },
    }),
    technical: {
      'whose row it is': 'user_id',
      'from where messages are visible': 'visible_from_seq',
      'of direct conversations': 'request',
    },
  },
  messages: {
    of: 'sender_id = :userId',
    purge: { kept: shared },
    exported: section('messages', {
      ...{ conversation_id: 'conversationId', seq: 'seq', id: 'id', text: 'text', mention_ids: 'mentionIds' },
      ...{ file_ids: 'fileIds', refs: 'refs', reply_to_id: 'replyToId', created_at: 'createdAt' },
      ...{ edited_at: 'editedAt', deleted_at: 'deletedAt', removal: 'removed' },
    }),
    technical: {
      'whose row it is': 'sender_id',
      'order of changes': 'change_seq',
      'made by the client to send once': 'client_id',
      'reactions of others': 'reacted',
      'counts tips of others': 'tip_count',
      [version]: 'version',
    },
  },
  message_edits: {
    of: ofMessages,
    purge: { kept: shared },
    exported: section('messageEdits', { message_id: 'messageId', text: 'text', edited_at: 'editedAt' }),
    technical: { 'order of changes': 'change_seq' },
  },
  message_reactions: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('messageReactions', { message_id: 'messageId', kind: 'kind', at: 'at' }),
    technical: { 'whose row it is': 'user_id' },
  },
  room_invites: {
    of: '(from_id = :userId or to_id = :userId)',
    purge: 'deleted',
    exported: section('invites', {
      ...{ id: 'id', room_id: 'roomId', from_id: 'fromId', to_id: 'toId', status: 'status' },
      ...{ created_at: 'createdAt', answered_at: 'answeredAt' },
    }),
    technical: { [version]: 'version' },
  },
  room_bans: {
    of: '(user_id = :userId or by_id = :userId)',
    purge: 'deleted',
    exported: section('bans', {
      ...{ room_id: 'roomId', user_id: 'userId', by_id: 'byId', reason: 'reason', created_at: 'createdAt' },
      until: 'until',
    }),
    othersName: 'by_id',
  },
};
