import { acceptRequest, declineRequest } from './commands/answer-request.ts';
import { createRoom } from './commands/create-room.ts';
import { deleteMessage } from './commands/delete-message.ts';
import { editMessage } from './commands/edit-message.ts';
import { joinRoom } from './commands/join-room.ts';
import { leaveRoom } from './commands/leave-room.ts';
import { markRead } from './commands/mark-read.ts';
import { openDirect } from './commands/open-direct.ts';
import { reactToMessage, unreactToMessage } from './commands/react-to-message.ts';
import { sendMessage } from './commands/send-message.ts';
import { startTyping, stopTyping } from './commands/typing.ts';
import { getConversation, getRoom, listConversations } from './queries/conversations.ts';
import { listChanges, listEdits, listMessages } from './queries/messages.ts';
import { getPresence } from './queries/presence.ts';
import { noteChanges } from './subscribers/note-changes.ts';
import { pushChanges } from './subscribers/push-changes.ts';
import { pushReadMarks } from './subscribers/push-read-marks.ts';

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
] as const;

export const subscribers = [pushReadMarks, pushChanges, noteChanges] as const;
