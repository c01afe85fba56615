import { acceptRequest, declineRequest } from './commands/answer-request.ts';
import { createRoom } from './commands/create-room.ts';
import { joinRoom } from './commands/join-room.ts';
import { leaveRoom } from './commands/leave-room.ts';
import { markRead } from './commands/mark-read.ts';
import { openDirect } from './commands/open-direct.ts';
import { sendMessage } from './commands/send-message.ts';
import { getConversation, getRoom, listConversations } from './queries/conversations.ts';
import { listChanges, listMessages } from './queries/messages.ts';
import { pushReadMarks } from './subscribers/push-read-marks.ts';

export const operations = [
  listConversations,
  openDirect,
  getConversation,
  listMessages,
  listChanges,
  sendMessage,
  acceptRequest,
  declineRequest,
  markRead,
  createRoom,
  getRoom,
  joinRoom,
  leaveRoom,
] as const;

export const subscribers = [pushReadMarks] as const;
