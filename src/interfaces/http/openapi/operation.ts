import type { Operation } from '../../../application/kernel/operation.ts';
import { uploadFieldsOf } from '../../kit/calls/upload-fields.ts';
import type { JsonSchema, Schemas } from '../../schemas.ts';
import type { Endpoint } from '../endpoints.ts';
import { hasEtag, takesVersion } from '../requests/etag.ts';
import type { Components, Parameter } from './components.ts';
import { etag, idempotencyKey, ifMatch, ifNoneMatch, located, notModified, signature } from './headers.ts';
import { inputParts } from './input.ts';
import { refusals } from './responses.ts';
import { omit, pascal } from './simplify.ts';

/** Real calls, by operation. */
export type Examples = Readonly<
  Record<string, { readonly request?: unknown; readonly response?: unknown } | undefined>
>;

/** What the operations of one document share. */
export interface Draft {
  readonly nameOf: (operation: Operation) => string;
  readonly examples: Examples;
  readonly drafts: Schemas;
  readonly components: Components;
}

/** One method and path. */
export function describeOperation(endpoint: Endpoint, draft: Draft): object {
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
      ...(endpoint.signedBy === undefined
        ? []
        : [draft.components.parameter(signature(endpoint.signedBy), name)]),
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

const words = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Files are sent as forms; an input without required files may also be JSON. */
function contents(
  { operation, session }: Endpoint,
  body: JsonSchema,
  { examples, drafts, components, nameOf }: Draft,
): object {
  const name = nameOf(operation);
  const { fields: uploads, needed } = uploadFieldsOf(operation.input);
  const example = exampleOf(examples[operation.name]?.request);
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

function success(endpoint: Endpoint, { examples, drafts, components, nameOf }: Draft): object {
  const { answers, status, session, text } = endpoint;
  if (status === 204) return { description: 'Done' };
  const output = drafts.output(answers.output);
  const schema = signsIn(session) ? withCookies(output, drafts) : output;
  const example = exampleOf(examples[answers.name]?.response);
  return {
    description: answers.summary,
    ...(hasEtag(endpoint) && { headers: { ETag: etag } }),
    content: {
      'application/json': { schema: components.output(schema, `${nameOf(answers)}Result`), ...example },
      ...(text && { [text.type]: { schema: { type: 'string' } } }),
    },
  };
}

/** With cookies, the body has no tokens. */
function withCookies(schema: JsonSchema, drafts: Schemas): JsonSchema {
  const whole = drafts.resolve(schema);
  const { anyOf, required } = whole;
  if (anyOf) return { ...whole, anyOf: anyOf.map((one) => withCookies(one, drafts)) };
  if (!required?.includes('accessToken')) return schema;
  return { ...whole, required: without(required, ['accessToken', 'refreshToken']) };
}

const exampleOf = (example: unknown) => (example === undefined ? {} : { example });
const signsIn = (session: Endpoint['session']) => session === 'issue' || session === 'renew';
const without = (names: readonly string[] = [], left: readonly string[]) =>
  names.filter((name) => !left.includes(name));

export const tagOf = ({ name }: Operation) => name.split('.')[0]!;
