import { eventType } from '../kernel/event.ts';

const inConversation = { conversationId: 'owner', messageId: 'id', senderId: 'id' } as const;
export const MessageSent = eventType('messaging.message-sent', 1, {
  ...inConversation,
  seq: 'number',
});
/** Concerns someone in particular: the peer of a direct conversation, or people mentioned. Recorded with `MessageSent`. */
export const MessageAddressed = eventType('messaging.message-addressed', 1, {
  ...inConversation,
  mentionIds: 'ids',
});
/** An edit mentions people whom the message did not mention before. */
export const MessageMentionsAdded = eventType('messaging.message-mentions-added', 1, {
  ...inConversation,
  mentionIds: 'ids',
});
const changed = { ...inConversation, changeSeq: 'number', byId: 'id' } as const;
export const MessageEdited = eventType('messaging.message-edited', 1, changed);
export const MessageDeleted = eventType('messaging.message-deleted', 1, changed);
/** `kind` is empty when the reaction was withdrawn. */
export const MessageReacted = eventType('messaging.message-reacted', 1, { ...changed, kind: 'text' });
/** By a moderator of the service, not of the room. */
export const MessageRemoved = eventType('messaging.message-removed', 1, {
  ...inConversation,
  changeSeq: 'number',
});
export const MessageRestored = eventType('messaging.message-restored', 1, {
  ...inConversation,
  changeSeq: 'number',
});
/** The number of its tips changed. */
export const MessageTipsCounted = eventType('messaging.message-tips-counted', 1, {
  ...inConversation,
  changeSeq: 'number',
});
export const ConversationRead = eventType('messaging.conversation-read', 1, {
  conversationId: 'owner',
  userId: 'id',
  seq: 'number',
  direct: 'flag',
});
/** `request`: the peer has to accept the opener first. */
export const DirectOpened = eventType('messaging.direct-opened', 1, {
  conversationId: 'owner',
  openerId: 'id',
  peerId: 'id',
  request: 'flag',
});
export const RequestAnswered = eventType('messaging.request-answered', 1, {
  conversationId: 'owner',
  userId: 'id',
  accepted: 'flag',
});

export const RoomOpened = eventType('messaging.room-opened', 1, { roomId: 'owner', ownerId: 'id' });
export const RoomChanged = eventType('messaging.room-changed', 1, { roomId: 'owner', byId: 'id' });
export const RoomClosed = eventType('messaging.room-closed', 1, { roomId: 'owner' });
/** By a moderator of the service. Its members are held: only the owner is in it. */
export const RoomRemoved = eventType('messaging.room-removed', 1, { roomId: 'owner' });
export const RoomRestored = eventType('messaging.room-restored', 1, { roomId: 'owner' });
export const RoomJoined = eventType('messaging.room-joined', 1, { roomId: 'owner', userId: 'id' });
/** `how` is `left`, `removed` or `banned`. */
export const RoomLeft = eventType('messaging.room-left', 1, {
  roomId: 'owner',
  userId: 'id',
  byId: 'id',
  how: 'text',
});
export const RoleChanged = eventType('messaging.role-changed', 1, {
  roomId: 'owner',
  userId: 'id',
  role: 'text',
});

const invite = { inviteId: 'id', roomId: 'owner', fromId: 'id', toId: 'id' } as const;
export const InviteSent = eventType('messaging.invite-sent', 1, invite);
/** By the person who sent it, or by the owner or a moderator of the room. */
export const InviteWithdrawn = eventType('messaging.invite-withdrawn', 1, { ...invite, byId: 'id' });
export const InviteAnswered = eventType('messaging.invite-answered', 1, { ...invite, accepted: 'flag' });
