import type { Operation } from '../../../application/kernel/operation.ts';
import { SessionCookies } from '../../cookies.ts';
import { type JsonSchema, Schemas } from '../../schemas.ts';
import { uploadFieldsOf } from '../../upload-fields.ts';
import { type Endpoint, endpointsOf, type Paths } from '../endpoints.ts';
import { hasEtag, takesVersion } from '../requests/etag.ts';
import { Components, type Parameter } from './components.ts';
import { inputParts } from './input.ts';
import { refusals } from './responses.ts';
import { omit, pascal } from './simplify.ts';

/** Real calls, by operation. */
export type Examples = Readonly<
  Record<string, { readonly request?: unknown; readonly response?: unknown } | undefined>
>;

export interface OpenApiOptions extends Paths {
  readonly publicUrl: URL;
  readonly version: string;
  readonly examples: Examples;
}

/** The OpenAPI 3.1 document of all operations over HTTP, each at its own path. */
export const openApi = (options: OpenApiOptions): object =>
  documentOf(
    options,
    endpointsOf(options).filter(({ isAlias }) => !isAlias),
    { title: 'Layers', description: about },
  );

/** The document of the older paths of the operations. */
export const legacyOpenApi = (options: OpenApiOptions): object =>
  documentOf(
    { ...options, examples: {} },
    endpointsOf(options).filter(({ isAlias }) => isAlias),
    { title: 'Layers: older paths', description: aboutOlder },
  );

const about = `Lists answer \`{ items, nextCursor }\`: send \`nextCursor\` as \`cursor\` to get the next page, until it is null.
Wherever a user's id is expected, \`me\` stands for the caller. Errors are RFC 9457 problems with a stable \`code\`.
Answers may get more fields. Paths of earlier designs are in \`/api/openapi-legacy.json\`.`;

const aboutOlder =
  'Paths of earlier designs. Each answers as the operation that `x-alias-of` names; use that in new code.';

interface Draft {
  readonly nameOf: (operation: Operation) => string;
  readonly options: OpenApiOptions;
  readonly drafts: Schemas;
  readonly components: Components;
}

function documentOf(
  options: OpenApiOptions,
  endpoints: readonly Endpoint[],
  info: { readonly title: string; readonly description: string },
): object {
  const drafts = new Schemas();
  for (const { operation, answers } of endpoints) {
    drafts.output(answers.output);
    drafts.input(operation.input);
  }
  const components = new Components(drafts);
  const nameOf = namesOf(options.operations);
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: describe(endpoint, { options, drafts, components, nameOf }),
    };
  }
  return {
    openapi: '3.1.0',
    info: { ...info, version: options.version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: options.publicUrl.origin }],
    tags: [...new Set(endpoints.map(({ operation }) => tagOf(operation)))].map((name) => ({
      name,
      description: contexts[name] ?? name,
    })),
    paths,
    components: {
      schemas: components.schemas,
      parameters: components.parameters,
      responses: components.responses,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: new SessionCookies(options.publicUrl).accessName },
      },
    },
  };
}

const contexts: Readonly<Record<string, string>> = {
  identity: 'Accounts, sign-in, sessions and profiles',
  media: 'Files, and links to them',
  wardrobe: 'Clothes, outfits, occasions, the diary and collections',
  social: 'Following, friends, blocking and muting',
  posts: 'Posts, comments and reactions',
  feed: 'The home feed, and what is worth exploring',
  messaging: 'Rooms, direct conversations, messages and presence',
  notifications: 'Notifications, preferences and deliveries',
};

function describe(endpoint: Endpoint, draft: Draft): object {
  const { operation, method, isAlias } = endpoint;
  const { parameters, body } = inputParts(endpoint, draft.drafts);
  const name = draft.nameOf(operation);
  const parameter = ({ schema, ...rest }: Parameter) => {
    const field = draft.components.field(schema, name + pascal(rest.name));
    const description = (field.description as string | undefined) ?? `The ${words(rest.name)}`;
    return draft.components.parameter({ ...rest, description, schema: omit(field, ['description']) }, name);
  };
  return {
    ...(isAlias ? { 'x-alias-of': operation.name } : { operationId: operation.name }),
    summary: operation.summary,
    ...(operation.description !== undefined && { description: operation.description }),
    tags: [tagOf(operation)],
    security: operation.access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: [
      ...parameters.map(parameter),
      ...(method !== 'GET' && operation.replayable !== false
        ? [draft.components.parameter(idempotencyKey, name)]
        : []),
      ...(hasEtag(endpoint) ? [draft.components.parameter(ifNoneMatch, name)] : []),
      ...(takesVersion(endpoint) ? [draft.components.parameter(ifMatch, name)] : []),
    ],
    ...(body && {
      requestBody: { required: true, content: contents(endpoint, body, draft) },
    }),
    responses: {
      ...(endpoint.redirects !== undefined && {
        302: { description: endpoint.operation.summary, headers: { Location: located } },
      }),
      [endpoint.redirects === undefined ? endpoint.status : 200]: success(endpoint, draft),
      ...(endpoint.unless && { [endpoint.unless.status]: success(endpoint, draft) }),
      ...(hasEtag(endpoint) && { 304: draft.components.response(notModified, ['NotModified']) }),
      ...refusals(endpoint, draft.components),
    },
  };
}

const tagOf = ({ name }: Operation) => name.split('.')[0]!;

/** `posts.create-post` → `CreatePost`, or `PostsCreatePost` where two contexts have the same name. */
function namesOf(operations: readonly Operation[]): (operation: Operation) => string {
  const short = ({ name }: Operation) => pascal(name.split('.')[1]!);
  const times = Map.groupBy(operations, short);
  return (operation) =>
    times.get(short(operation))!.length > 1 || !operation.name.includes('-')
      ? pascal(operation.name)
      : short(operation);
}

const words = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Files are sent as forms; an input without required files may also be JSON. */
function contents(
  { operation, session }: Endpoint,
  body: JsonSchema,
  { options, drafts, components, nameOf }: Draft,
): object {
  const name = nameOf(operation);
  const { fields: uploads, needed } = uploadFieldsOf(operation.input);
  const example = exampleOf(options.examples[operation.name]?.request);
  const schema = withSession(body, session, drafts);
  if (uploads.size === 0)
    return { 'application/json': { schema: components.input(schema, `${name}Body`), ...example } };
  const whole = drafts.resolve(schema);
  const json = { ...whole, properties: omit(whole.properties as JsonSchema, [...uploads.keys()]) };
  return {
    'multipart/form-data': { schema: components.input(whole, `${name}Form`) },
    ...(!needed && {
      'application/json': { schema: components.input(json as JsonSchema, `${name}Body`), ...example },
    }),
  };
}

/** Over HTTP a sign-in can request its tokens as cookies. */
function withSession(body: JsonSchema, session: Endpoint['session'], drafts: Schemas): JsonSchema {
  if (!signsIn(session)) return body;
  const whole = drafts.resolve(body);
  const inCookies = { const: 'cookie', description: 'Send the tokens as HttpOnly cookies' };
  const required = session === 'renew' ? without(whole.required, ['refreshToken']) : whole.required;
  return { ...whole, properties: { ...whole.properties, session: inCookies }, ...(required && { required }) };
}

function success(endpoint: Endpoint, { options, drafts, components, nameOf }: Draft): object {
  const { answers, status, session } = endpoint;
  if (status === 204) return { description: 'Done' };
  const output = drafts.output(answers.output);
  const whole = drafts.resolve(output);
  // With cookies, the body has no tokens.
  const schema = signsIn(session)
    ? { ...whole, required: without(whole.required, ['accessToken', 'refreshToken']) }
    : output;
  const example = exampleOf(options.examples[answers.name]?.response);
  return {
    description: answers.summary,
    ...(hasEtag(endpoint) && { headers: { ETag: etag } }),
    content: {
      'application/json': { schema: components.output(schema, `${nameOf(answers)}Result`), ...example },
    },
  };
}

const exampleOf = (example: unknown) => (example === undefined ? {} : { example });
const signsIn = (session: Endpoint['session']) => session === 'issue' || session === 'renew';
const without = (names: readonly string[] = [], left: readonly string[]) =>
  names.filter((name) => !left.includes(name));

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeating a request with the same key and body within 24 hours answers the first result',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description:
    'ETags of answers that you have: 304 if one of them is still current, apart from links to files',
  schema: { type: 'string' },
};

const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that you have read, instead of `version`: 409 if there is a newer version',
  schema: { type: 'string' },
};

const text = { type: 'string' };
const etag = { description: 'Version and hash, for `If-None-Match` and `If-Match`', schema: text };
const located = { description: 'A link that is valid for at most 10 minutes', schema: text };
const notModified = { description: 'What you have is still current', headers: { ETag: etag } };
