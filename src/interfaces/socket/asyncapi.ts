import { z } from 'zod';
import { type FrameType, frameType } from '../../application/kernel/frame.ts';
import type { Operation } from '../../application/kernel/operation.ts';
import type { Subscriber } from '../../application/kernel/subscriber.ts';
import { problemSchema } from '../problem.ts';
import { type JsonSchema, Schemas } from '../schemas.ts';
import { CallOptions, RenewSocketInput, renewSocket } from './call.ts';

export interface AsyncApiOptions {
  readonly operations: readonly Operation[];
  readonly subscribers: readonly Subscriber[];
  readonly publicUrl: URL;
  readonly version: string;
  /** What other wires add. */
  readonly others: readonly ((
    frames: readonly FrameType[],
    output: (schema: z.ZodType) => JsonSchema,
  ) => AsyncApiParts)[];
}

/** Each by its name. */
export interface AsyncApiParts {
  readonly channels: object;
  readonly operations: object;
  readonly messages: object;
}

type Called = Pick<Operation, 'name' | 'summary' | 'description' | 'input' | 'output'>;

const renewal: Called = {
  name: renewSocket,
  summary: 'Renew the access token of this socket',
  input: RenewSocketInput,
  output: z.object({}),
};
const expiring = frameType(
  'session.expiring',
  'The access token expires soon: send a new one',
  z.object({ expiresAt: z.iso.datetime() }),
);

const resync = frameType(
  'resync',
  'Frames may have been lost: read anew what you show, and `messaging.list-changes` of open conversations',
  z.object({}),
);

const batch = frameType(
  'batch',
  'Several frames at once, for clients that connect with `auth: { batch: true }`',
  z.array(z.object({ name: z.string(), id: z.string(), at: z.iso.datetime(), data: z.looseObject({}) })),
);

/** The AsyncAPI 3.0 document: calls, their acknowledgements, and pushed frames. */
export function asyncApi({ operations, subscribers, publicUrl, version, others }: AsyncApiOptions): object {
  const schemas = new Schemas();
  const pushed = [...operations, ...subscribers].flatMap(({ frames = [] }) => frames);
  const frames = new Map(pushed.map((frame) => [frame.name, frame]));
  const calls = [...operations, renewal].map((operation) => callParts(operation, schemas));
  const pushes = [
    pushParts(expiring, schemas.output(expiring.data)),
    pushParts(resync, schemas.output(resync.data)),
    pushParts(batch, schemas.output(batch.data)),
    ...[...frames.values()].map((frame) => pushParts(frame, frameSchema(frame, schemas))),
  ];
  const parts = [...calls, ...pushes];
  const more = others.map((partsOf) => partsOf([...frames.values()], (data) => schemas.output(data)));
  const added = (kind: keyof AsyncApiParts) => Object.assign({}, ...more.map((each) => each[kind]));
  const isSecure = publicUrl.protocol === 'https:';
  return {
    asyncapi: '3.0.0',
    info: { title: 'Layers over sockets', version, description: about },
    defaultContentType: 'application/json',
    servers: {
      main: {
        host: publicUrl.host,
        protocol: isSecure ? 'wss' : 'ws',
        pathname: '/socket.io/',
      },
      plain: { host: publicUrl.host, protocol: isSecure ? 'wss' : 'ws' },
      http: { host: publicUrl.host, protocol: isSecure ? 'https' : 'http' },
    },
    channels: {
      main: {
        address: '/',
        servers: [{ $ref: '#/servers/main' }],
        messages: Object.fromEntries(
          parts.flatMap(({ messages }) =>
            messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }]),
          ),
        ),
      },
      ...added('channels'),
    },
    operations: { ...Object.fromEntries(parts.map(({ operation }) => operation)), ...added('operations') },
    components: {
      messages: {
        ...Object.fromEntries(parts.flatMap(({ messages }) => messages)),
        ...added('messages'),
      },
      schemas: { ...schemas.components, Problem: problemSchema },
    },
  };
}

const about =
  'Emit `(name, input?, options?, acknowledge)`; the acknowledgement is `{ ok: true, result }` or `{ ok: false, problem }`. ' +
  'Connect with `auth: { token }` or the sign-in cookie; add `batch: true` to get `batch` frames.';

const inChannel = (message: string) => ({ $ref: `#/channels/main/messages/${message}` });
type Message = readonly [name: string, message: object];

function callParts({ name, summary, description, input, output }: Called, schemas: Schemas) {
  const answer = `${name}.answer`;
  const options = schemas.input(CallOptions);
  const payload = { type: 'array', prefixItems: [schemas.input(input), options] };
  const messages: Message[] = [
    [name, { name, summary, ...(description !== undefined && { description }), payload }],
    [
      answer,
      { name: answer, summary: `Acknowledges ${name}`, payload: acknowledgement(schemas.output(output)) },
    ],
  ];
  const reply = { channel: { $ref: '#/channels/main' }, messages: [inChannel(answer)] };
  const operation = {
    action: 'receive',
    summary,
    channel: { $ref: '#/channels/main' },
    messages: [inChannel(name)],
    reply,
  };
  return { messages, operation: [name, operation] as const };
}

function pushParts({ name, summary }: FrameType, payload: JsonSchema) {
  const messages: Message[] = [[name, { name, summary, payload }]];
  const operation = {
    action: 'send',
    summary,
    channel: { $ref: '#/channels/main' },
    messages: [inChannel(name)],
  };
  return { messages, operation: [name, operation] as const };
}

const frameSchema = ({ data }: FrameType, schemas: Schemas): JsonSchema => ({
  type: 'object',
  properties: {
    id: { type: 'string' },
    at: { type: 'string', format: 'date-time' },
    data: schemas.output(data),
  },
  required: ['id', 'at', 'data'],
});

const acknowledgement = (result: JsonSchema): JsonSchema => ({
  oneOf: [
    { type: 'object', properties: { ok: { const: true }, result }, required: ['ok', 'result'] },
    {
      type: 'object',
      properties: { ok: { const: false }, problem: { $ref: '#/components/schemas/Problem' } },
      required: ['ok', 'problem'],
    },
  ],
});
