import { answerInvite } from './commands/answer-invite.ts';
import { acceptRequest, declineRequest } from './commands/answer-request.ts';
import { ban, unban } from './commands/ban.ts';
import { closeRoom } from './commands/close-room.ts';
import { createRoom } from './commands/create-room.ts';
import { deleteMessage } from './commands/delete-message.ts';
import { editMessage } from './commands/edit-message.ts';
import { invite } from './commands/invite.ts';
import { joinRoom } from './commands/join-room.ts';
import { leaveRoom } from './commands/leave-room.ts';
import { markRead } from './commands/mark-read.ts';
import { openDirect } from './commands/open-direct.ts';
import { reactToMessage, unreactToMessage } from './commands/react-to-message.ts';
import { removeParticipant } from './commands/remove-participant.ts';
import { sendMessage } from './commands/send-message.ts';
import { setRole } from './commands/set-role.ts';
import { startTyping, stopTyping } from './commands/typing.ts';
import { updateRoom } from './commands/update-room.ts';
import { getConversation, getRoom, listConversations } from './queries/conversations.ts';
import { listChanges, listEdits, listMessages } from './queries/messages.ts';
import { getPresence } from './queries/presence.ts';
import { listBans, listInvites, listParticipants, listRooms } from './queries/rooms.ts';
import { endInvitesOfBlocked, purgeMemberships } from './subscribers/follow-people.ts';
import { noteChanges } from './subscribers/note-changes.ts';
import { pushChanges } from './subscribers/push-changes.ts';
import { pushInvites } from './subscribers/push-invites.ts';
import { pushNewMessages } from './subscribers/push-new-messages.ts';
import { pushReadMarks } from './subscribers/push-read-marks.ts';
import { pushComings, pushRooms } from './subscribers/push-rooms.ts';

export const operations = [
  listConversations,
  openDirect,
  getConversation,
  listMessages,
  listChanges,
  sendMessage,
  editMessage,
  deleteMessage,
  reactToMessage,
  unreactToMessage,
  listEdits,
  startTyping,
  stopTyping,
  getPresence,
  acceptRequest,
  declineRequest,
  markRead,
  createRoom,
  getRoom,
  joinRoom,
  leaveRoom,
  updateRoom,
  closeRoom,
  listRooms,
  listParticipants,
  invite,
  listInvites,
  answerInvite,
  setRole,
  removeParticipant,
  ban,
  unban,
  listBans,
] as const;

export const subscribers = [
  pushReadMarks,
  pushNewMessages,
  pushChanges,
  noteChanges,
  pushRooms,
  pushComings,
  pushInvites,
  endInvitesOfBlocked,
  purgeMemberships,
] as const;
