import { refusal } from '../kernel/refusal.ts';

export class ConversationNotFound extends refusal(
  'messaging.conversation-not-found',
  'not-found',
  'There is no such conversation for you',
) {}
export class MessageNotFound extends refusal(
  'messaging.message-not-found',
  'not-found',
  'There is no such message for you',
) {}
export class RoomNotFound extends refusal(
  'messaging.room-not-found',
  'not-found',
  'There is no such room for you',
) {}
export class UserNotFound extends refusal(
  'messaging.user-not-found',
  'not-found',
  'There is no such person for you',
) {}
export class NotYourself extends refusal('messaging.not-yourself', 'invalid', 'This takes someone else') {}
export class NothingSaid extends refusal(
  'messaging.nothing-said',
  'invalid',
  'A message needs a text, a file or a reference',
) {}
export class MessagesNotWanted extends refusal(
  'messaging.messages-not-wanted',
  'forbidden',
  'This person takes no direct messages from you',
) {}
export class ConversationClosed extends refusal(
  'messaging.conversation-closed',
  'forbidden',
  'This conversation takes no new messages',
) {}
export class RoomIsClosed extends refusal('messaging.room-is-closed', 'conflict', 'The room is closed') {}
export class RoomIsFull extends refusal('messaging.room-is-full', 'conflict', 'The room is full') {}
export class TooManyRooms extends refusal(
  'messaging.too-many-rooms',
  'conflict',
  'You are in as many rooms as one can be',
) {}
export class BannedFromRoom extends refusal(
  'messaging.banned',
  'forbidden',
  'You are banned from this room',
) {}
export class NotTheSender extends refusal(
  'messaging.not-the-sender',
  'forbidden',
  'Only who sent it may do this',
) {}
export class EditTooLate extends refusal(
  'messaging.edit-too-late',
  'conflict',
  'A message can be changed for 15 minutes',
) {}
export class MessageIsDeleted extends refusal(
  'messaging.message-is-deleted',
  'conflict',
  'The message was taken back',
) {}
export class RefNotFound extends refusal(
  'messaging.ref-not-found',
  'not-found',
  'There is no such thing that you could refer to',
) {}
export class InviteNotFound extends refusal(
  'messaging.invite-not-found',
  'not-found',
  'There is no such invite for you',
) {}
export class InviteAnsweredAlready extends refusal(
  'messaging.invite-answered',
  'conflict',
  'The invite has been answered',
) {}
export class NotInRoom extends refusal(
  'messaging.not-in-the-room',
  'forbidden',
  'Only who is in the room may do this',
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
  'A ban ends in the future, or never',
) {}
