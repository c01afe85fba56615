import type { Operation } from '../../../application/kernel/operation.ts';
import { SessionCookies } from '../../cookies.ts';
import { problemSchema } from '../../problem.ts';
import { type JsonSchema, Schemas } from '../../schemas.ts';
import { uploadFieldsOf } from '../../upload-fields.ts';
import { type Endpoint, endpointsOf, type Paths } from '../endpoints.ts';
import { inputParts } from './input.ts';
import { refusals } from './refusals.ts';

export interface OpenApiOptions extends Paths {
  readonly publicUrl: URL;
  readonly version: string;
}

/** The OpenAPI 3.1 document of all operations over HTTP. */
export function openApi(options: OpenApiOptions): object {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpointsOf(options)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describe(endpoint, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Layers', version: options.version, description: about },
    servers: [{ url: options.publicUrl.origin }],
    tags: [...new Set(options.operations.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.components, Problem: problemSchema },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: new SessionCookies(options.publicUrl).accessName },
      },
    },
  };
}

const about = `Lists answer \`{ items, nextCursor }\`: send \`nextCursor\` as \`cursor\` to get the next page, until it is null.
As a \`userId\` in a path, \`me\` stands for the caller. Errors are RFC 9457 problems with a stable \`code\`.`;

function describe(endpoint: Endpoint, schemas: Schemas): object {
  const { operation, method, isAlias, session } = endpoint;
  const parts = inputParts(endpoint, schemas);
  return {
    ...(isAlias ? { 'x-alias-of': operation.name } : { operationId: operation.name }),
    summary: operation.summary,
    ...(operation.description !== undefined && { description: operation.description }),
    tags: [tagOf(operation)],
    security: operation.access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: [
      ...parts.parameters,
      ...(method !== 'GET' && operation.replayable !== false ? [idempotencyKey] : []),
    ],
    ...(parts.body && {
      requestBody: {
        required: parts.body.required !== undefined,
        content: contents(operation, withSession(parts.body, session, schemas), schemas),
      },
    }),
    responses: {
      [endpoint.status]: success(endpoint, schemas),
      ...(endpoint.unless && { [endpoint.unless.status]: success(endpoint, schemas) }),
      ...refusals(endpoint),
    },
  };
}

const tagOf = ({ name }: Operation) => name.split('.')[0]!;

/** Files are sent as forms; an input without required files may also be JSON. */
function contents({ input }: Operation, body: JsonSchema, schemas: Schemas): object {
  const { fields: uploads, needed } = uploadFieldsOf(input);
  if (uploads.size === 0) return { 'application/json': { schema: body } };
  const whole = schemas.resolve(body);
  const fields = Object.entries(whole.properties ?? {}).filter(([name]) => !uploads.has(name));
  return {
    'multipart/form-data': { schema: whole },
    ...(!needed && {
      'application/json': { schema: { ...whole, properties: Object.fromEntries(fields) } },
    }),
  };
}

/** Over HTTP a sign-in can request its tokens as cookies. */
function withSession(body: JsonSchema, session: Endpoint['session'], schemas: Schemas): JsonSchema {
  if (!signsIn(session)) return body;
  const whole = schemas.resolve(body);
  const inCookies = { const: 'cookie', description: 'Send the tokens as HttpOnly cookies' };
  const required = session === 'renew' ? without(whole.required, ['refreshToken']) : whole.required;
  return { ...whole, properties: { ...whole.properties, session: inCookies }, ...(required && { required }) };
}

function success({ answers, status, session }: Endpoint, schemas: Schemas): object {
  if (status === 204) return { description: 'Done' };
  const output = schemas.output(answers.output);
  const whole = schemas.resolve(output);
  // With cookies, the body has no tokens.
  const schema = signsIn(session)
    ? { ...whole, required: without(whole.required, ['accessToken', 'refreshToken']) }
    : output;
  return { description: answers.summary, content: { 'application/json': { schema } } };
}

const signsIn = (session: Endpoint['session']) => session === 'issue' || session === 'renew';
const without = (names: readonly string[] = [], left: readonly string[]) =>
  names.filter((name) => !left.includes(name));

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeating a request with the same key and body within 24 hours answers the first result',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
