import { z } from 'zod';
import type { FrameType } from '../../application/kernel/frame.ts';
import type { JsonSchema } from '../schemas.ts';

const text = { type: 'string' };
const ref = {
  type: 'string',
  maxLength: 64,
  description: 'A reference chosen by the client; the answer repeats it',
};
const asking = (type: string, fields: object) => ({
  type: 'object',
  properties: { type: { const: type }, ref, ...fields },
  required: ['type'],
});

const said = {
  oneOf: [
    { type: 'string', description: 'Any other text is sent as a message' },
    asking('create', { text, clientId: text, fileIds: { type: 'array', items: text }, replyTo: text }),
    asking('edit', { messageId: text, text }),
    asking('delete', { messageId: text }),
    asking('read', { seq: { type: 'integer' } }),
    asking('watch', { postIds: { type: 'array', items: text } }),
    asking('unwatch', { postIds: { type: 'array', items: text } }),
  ],
};

/** The data of a frame, with its name as `type`. */
const frameMessage = (name: string, data: z.ZodType): z.ZodType =>
  data instanceof z.ZodUnion
    ? z.union(data.options.map((one) => frameMessage(name, one as z.ZodType)))
    : (data as z.ZodObject).extend({
        type: z.literal(name),
        eventId: z.string(),
        at: z.iso.datetime({ precision: 3 }),
      });

const about = /^(message|typing|conversation|room|post|comment)\./;

/** The plain WebSocket as a channel of the AsyncAPI document. */
export function chatParts(frames: readonly FrameType[], output: (schema: z.ZodType) => JsonSchema) {
  const shown = frames
    .filter(({ name }) => about.test(name))
    .map(({ name, summary, data }) => ({ ...output(frameMessage(name, data)), description: summary }));
  const answers = [
    {
      type: 'object',
      description: 'Frames may have been lost: read the changes of the conversation',
      properties: { type: { const: 'resync' } },
      required: ['type'],
    },
    { type: 'object', properties: { type: { const: 'done' }, ref, result: {} }, required: ['type', 'ref'] },
    {
      type: 'object',
      properties: { type: { const: 'problem' }, ref, problem: { $ref: '#/components/schemas/Problem' } },
      required: ['type', 'problem'],
    },
  ];
  const channel = { $ref: '#/channels/chat' };
  const message = (name: string) => ({ $ref: `#/channels/chat/messages/${name}` });
  return {
    channels: {
      chat: {
        address: '/api/chats/ws/{chatId}/{clientId}',
        description:
          'A plain WebSocket for one conversation. The close code is 4000 plus the status of the refusal.',
        servers: [{ $ref: '#/servers/plain' }],
        parameters: {
          chatId: { description: 'The conversation' },
          clientId: { description: 'Any text of at most 64 characters; it does not identify you' },
        },
        messages: {
          'chat.said': { $ref: '#/components/messages/chat.said' },
          'chat.shown': { $ref: '#/components/messages/chat.shown' },
        },
      },
    },
    operations: {
      'chat.say': { action: 'receive', channel, messages: [message('chat.said')] },
      'chat.show': { action: 'send', channel, messages: [message('chat.shown')] },
    },
    messages: {
      'chat.said': { name: 'chat.said', summary: 'Frames from the client', payload: said },
      'chat.shown': {
        name: 'chat.shown',
        summary: 'Frames to the client',
        payload: { anyOf: [...shown, ...answers] },
      },
    },
  };
}
