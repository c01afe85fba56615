import { refusal } from '../kernel/refusal.ts';

export class ConversationNotFound extends refusal(
  'messaging.conversation-not-found',
  'not-found',
  'You have no such conversation',
) {}
export class MessageNotFound extends refusal(
  'messaging.message-not-found',
  'not-found',
  'You see no such message',
) {}
export class RoomNotFound extends refusal('messaging.room-not-found', 'not-found', 'You see no such room') {}
export class UserNotFound extends refusal(
  'messaging.user-not-found',
  'not-found',
  'You can reach no such person',
) {}
export class NotYourself extends refusal(
  'messaging.not-yourself',
  'invalid',
  'You cannot do this to yourself',
) {}
export class NothingSaid extends refusal(
  'messaging.nothing-said',
  'invalid',
  'A message needs text, a file or a reference',
) {}
export class MessagesNotWanted extends refusal(
  'messaging.messages-not-wanted',
  'forbidden',
  'This person does not accept direct messages from you',
) {}
export class ConversationClosed extends refusal(
  'messaging.conversation-closed',
  'forbidden',
  'You cannot write in this conversation',
) {}
export class RequestNotAccepted extends refusal(
  'messaging.request-not-accepted',
  'conflict',
  'You can write again once this person has accepted your request',
) {}
export class RequestTakesTextOnly extends refusal(
  'messaging.request-takes-text-only',
  'conflict',
  'You can send text only until this person has accepted your request',
) {}
export class RoomIsClosed extends refusal('messaging.room-is-closed', 'conflict', 'The room is closed') {}
export class RoomIsFull extends refusal('messaging.room-is-full', 'conflict', 'The room is full') {}
export class TooManyRooms extends refusal(
  'messaging.too-many-rooms',
  'conflict',
  'You are in too many rooms',
) {}
export class BannedFromRoom extends refusal(
  'messaging.banned',
  'forbidden',
  'You are banned from this room',
) {}
export class NotTheSender extends refusal(
  'messaging.not-the-sender',
  'forbidden',
  'Only the sender may do this',
) {}
export class EditTooLate extends refusal(
  'messaging.edit-too-late',
  'conflict',
  'A message can be edited for 15 minutes',
) {}
export class MessageIsDeleted extends refusal(
  'messaging.message-is-deleted',
  'conflict',
  'The message was deleted',
) {}
export class RefNotFound extends refusal(
  'messaging.ref-not-found',
  'not-found',
  'You cannot refer to this',
) {}
export class InviteNotFound extends refusal(
  'messaging.invite-not-found',
  'not-found',
  'You have no such invite',
) {}
export class InviteAnsweredAlready extends refusal(
  'messaging.invite-answered',
  'conflict',
  'The invite was answered already',
) {}
export class NotInRoom extends refusal(
  'messaging.not-in-the-room',
  'forbidden',
  'Only members of the room may do this',
) {}
export class RoleTooLow extends refusal(
  'messaging.role-too-low',
  'forbidden',
  'Your role in the room does not allow this',
) {}
export class AlreadyInRoom extends refusal(
  'messaging.already-in-the-room',
  'conflict',
  'This person is in the room already',
) {}
export class PersonBanned extends refusal(
  'messaging.person-banned',
  'conflict',
  'This person is banned from the room',
) {}
export class BanIsOver extends refusal(
  'messaging.ban-is-over',
  'invalid',
  'A ban must end in the future, or never',
) {}
