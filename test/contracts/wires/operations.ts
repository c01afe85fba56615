import { z } from 'zod';
import { Nothing } from '../../../src/application/kernel/fields.ts';
import { frameType } from '../../../src/application/kernel/frame.ts';
import { command, query } from '../../../src/application/kernel/operation.ts';
import { uploadField } from '../../../src/application/kernel/upload.ts';
import { refusal } from '../../../src/domain/kernel/refusal.ts';
import { get, post, type RouteTable } from '../../../src/interfaces/http/route.ts';
import { gate } from '../../interfaces/catalogue.ts';

class NoSuchMessage extends refusal('messaging.message-not-found', 'not-found', 'There is no such message') {}
class Banned extends refusal('messaging.banned', 'forbidden', 'You may not write here') {}

const Said = z.object({
  text: z.string(),
  actorId: z.string(),
  wire: z.string(),
  address: z.string(),
  key: z.string().nullable(),
});

/** What a text makes the operation do; any other text is answered. */
export const texts = { missing: 'missing', banned: 'banned', broken: 'broken', waits: 'waits' } as const;

const sendMessage = command({
  name: 'messaging.send-message',
  summary: 'Send a message',
  access: 'signed-in',
  input: z.strictObject({
    conversationId: z.string(),
    clientId: z.string().optional(),
    text: z.string().min(1),
    more: z.unknown().optional(),
  }),
  output: Said,
  refuses: [NoSuchMessage, Banned],
  needs: {},
  async handle({ input: { text }, actor, meta }) {
    if (text === texts.missing) throw new NoSuchMessage();
    if (text === texts.banned) throw new Banned();
    if (text === texts.broken) throw new Error('secret of the server');
    if (text === texts.waits) await gate.opened;
    return {
      text,
      actorId: actor.id,
      wire: meta.wire,
      address: meta.address,
      key: meta.idempotencyKey ?? null,
    };
  },
});

const getConversation = query({
  name: 'messaging.get-conversation',
  summary: 'Read a conversation',
  access: 'signed-in',
  input: z.strictObject({ conversationId: z.string() }),
  output: z.object({ id: z.string() }),
  refuses: [],
  needs: {},
  handle: async ({ input }) => ({ id: input.conversationId }),
});

const greet = query({
  name: 'identity.greet',
  summary: 'Say who is calling',
  access: 'public',
  input: Nothing,
  output: z.object({ actorId: z.string().nullable() }),
  refuses: [],
  needs: {},
  handle: async ({ actor }) => ({ actorId: actor?.id ?? null }),
});

/** A query that HTTP has as a POST. */
const search = query({
  name: 'wardrobe.search',
  summary: 'Search',
  access: 'signed-in',
  input: Nothing,
  output: z.object({ found: z.int() }),
  refuses: [],
  needs: {},
  handle: async () => ({ found: 0 }),
});

const uploadFile = command({
  name: 'media.upload-file',
  summary: 'Upload a file',
  access: 'signed-in',
  input: z.strictObject({ file: uploadField }),
  output: Nothing,
  refuses: [],
  needs: {},
  handle: async () => ({}),
});

export const operations = [sendMessage, getConversation, greet, search, uploadFile] as const;

export const routes: RouteTable<(typeof operations)[number]['name']> = {
  'messaging.send-message': post('/conversations/:conversationId/messages', { status: 201 }),
  'messaging.get-conversation': get('/conversations/:conversationId'),
  'identity.greet': get('/greeting'),
  'wardrobe.search': post('/search'),
  'media.upload-file': post('/files', { status: 201 }),
};

export const messageCreated = frameType(
  'message.created',
  'A message was sent',
  z.object({ conversationId: z.string(), text: z.string() }),
);
