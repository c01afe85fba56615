import { frameType } from '../../kernel/frame.ts';
import { ConversationHead, PushedMessage } from './views.ts';

export const messageCreated = frameType(
  'message.created',
  'A new message in a conversation of yours',
  PushedMessage,
);
export const messageEdited = frameType('message.edited', 'A message was edited', PushedMessage);
export const messageDeleted = frameType('message.deleted', 'A message was deleted', PushedMessage);
export const messageReacted = frameType('message.reacted', "A message's reactions changed", PushedMessage);
export const messageUpdated = frameType(
  'message.updated',
  "A message's number of tips changed",
  PushedMessage,
);
export const conversationHead = frameType(
  'conversation.head',
  'The last changeSeq of a conversation, sent once it is quiet: if you have less, you missed a frame',
  ConversationHead,
);
