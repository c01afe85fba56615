import { readFile } from 'node:fs/promises';
import * as metaSchema from '@open-rpc/meta-schema';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aliases } from '../../src/interfaces/http/aliases.ts';
import { endpointsOf } from '../../src/interfaces/http/endpoints.ts';
import { legacyOpenApi, openApi } from '../../src/interfaces/http/openapi/document.ts';
import { paramsOf } from '../../src/interfaces/http/route.ts';
import { eventParts } from '../../src/interfaces/rpc/asyncapi.ts';
import { openRpc } from '../../src/interfaces/rpc/openrpc.ts';
import { Schemas } from '../../src/interfaces/schemas.ts';
import { asyncApi } from '../../src/interfaces/socket/asyncapi.ts';
import { chatParts } from '../../src/interfaces/websocket/asyncapi.ts';
import { operations, routes, subscribers } from './catalogue.ts';
import { startWorld, type World } from './world.ts';

// Its declarations leave it out.
const { openrpcDocument } = metaSchema as unknown as { openrpcDocument: { $schema: string } };
const publicUrl = new URL('http://localhost:3000');
const paths = { operations, routes, aliases };
interface Described {
  operationId?: string;
  'x-alias-of'?: string;
  security: object[];
  parameters: { $ref: string }[];
  requestBody?: { required: boolean; content: Record<string, { schema: { $ref: string } }> };
  responses: Record<string, { $ref: string; content?: Record<string, { schema: { $ref: string } }> }>;
}
interface OpenApi {
  paths: Record<string, Record<string, Described>>;
  components: {
    schemas: Record<string, { required?: string[]; properties?: Record<string, object> }>;
    parameters: Record<string, { name: string; in: string; required: boolean; schema: object }>;
    responses: Record<string, { 'x-codes': string[] }>;
  };
}
const options = { ...paths, publicUrl, version: '0.1.0', examples: {} };
const openapi = openApi(options) as OpenApi;
const legacy = legacyOpenApi(options) as OpenApi;
const asyncapi = asyncApi({
  operations,
  subscribers,
  publicUrl,
  version: '0.1.0',
  others: [chatParts, eventParts],
});
const operationsOf = (document: OpenApi) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
const nameIn = ({ $ref }: { $ref: string }) => $ref.split('/').at(-1)!;
const parametersOf = (document: OpenApi, { parameters }: Described) =>
  parameters.map((parameter) => document.components.parameters[nameIn(parameter)]!);
const codes = (operation: Described, status: number) =>
  openapi.components.responses[nameIn(operation.responses[status]!)]!['x-codes'];

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [inner as string] : references(inner),
  );
}
const resolves = (document: object, reference: string) =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')],
      document,
    ) !== undefined;

describe('the OpenAPI document', () => {
  it('lists each operation once, at its own path; older paths are in a document of their own', () => {
    const ids = operationsOf(openapi).map(({ operationId }) => operationId);
    expect(ids.toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    for (const alias of operationsOf(legacy)) {
      expect(alias.operationId).toBe(undefined);
      expect(ids).toContain(alias['x-alias-of']);
    }
    expect(legacy.paths['/auth/create']!.post).toMatchObject({ 'x-alias-of': 'posts.create-post' });
    expect(
      Object.keys(legacy.paths).filter((path) => openapi.paths[path]?.post && legacy.paths[path]?.post),
    ).toEqual([]);
  });

  it("declares every path parameter as required, with the schema of the operation's field", () => {
    for (const document of [openapi, legacy])
      for (const operation of operationsOf(document)) {
        const inPath = parametersOf(document, operation).filter((parameter) => parameter.in === 'path');
        expect(inPath.map(({ name }) => `{${name}}`)).toEqual(operation.path.match(/\{\w+\}/g) ?? []);
        for (const { required, schema } of inPath)
          expect([operation.path, required, schema]).toEqual([operation.path, true, expect.any(Object)]);
      }
    for (const { path, operation, translation } of endpointsOf(paths)) {
      const schemas = new Schemas();
      const fields = Object.keys(schemas.fields(schemas.input(operation.input)));
      for (const param of paramsOf(path).filter((name) => !translation.caller?.includes(name))) {
        expect([path, fields]).toEqual([
          path,
          expect.arrayContaining([translation.rename?.[param] ?? param]),
        ]);
      }
    }
  });

  it.each([
    ['current', openapi],
    ['older', legacy],
  ])('has no dangling reference and only valid JSON Schema: the %s paths', (_, document) => {
    expect(references(document).filter((reference) => !resolves(document, reference))).toEqual([]);
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const format of ['int32', 'int64', 'double']) ajv.addFormat(format, true);
    ajv.addSchema(document, 'openapi');
    for (const name of Object.keys(document.components.schemas))
      expect(ajv.getSchema(`openapi#/components/schemas/${name}`)).toBeTypeOf('function');
    for (const { schema } of Object.values(document.components.parameters))
      expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('names every object, enumeration, parameter and error, so that no generator invents a name', () => {
    const unnamed = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null || path.endsWith('/example')) return [];
      const { type, properties, enum: values } = value as Record<string, unknown>;
      const inside = Object.entries(value).flatMap(([key, inner]) => unnamed(inner, `${path}/${key}`));
      const isComponent = /^\/components\/schemas\/\w+$/.test(path);
      const needsName = (type === 'object' && properties) || (Array.isArray(values) && values.length > 1);
      return needsName && !isComponent ? [path, ...inside] : inside;
    };
    for (const document of [openapi, legacy]) {
      expect(unnamed(document, '')).toEqual([]);
      for (const { path, responses, parameters, requestBody } of operationsOf(document)) {
        for (const parameter of parameters)
          expect([path, parameter]).toEqual([path, { $ref: expect.any(String) }]);
        for (const [status, response] of Object.entries(responses))
          if (Number(status) >= 400) expect([path, response]).toEqual([path, { $ref: expect.any(String) }]);
        if (requestBody) expect([path, requestBody.required]).toEqual([path, true]);
      }
    }
  });

  it('leaves answers open to more fields, and refuses unknown fields in bodies', () => {
    expect(openapi.components.schemas.Post).not.toHaveProperty('additionalProperties');
    expect(openapi.components.schemas.CreatePostBody).toMatchObject({ additionalProperties: false });
  });

  it('lists the possible codes of each status', () => {
    const read = openapi.paths['/api/posts/{postId}']!.get!;
    expect(codes(read, 404)).toEqual(['posts.not-found']);
    expect(codes(read, 503)).toEqual(['posts.busy', 'request.overloaded', 'request.unavailable']);
    expect(codes(read, 401)).toEqual(['request.not-signed-in', 'request.token-rejected']);
    expect(Object.keys(read.responses)).toEqual(['200', '304', '401', '404', '422', '429', '500', '503']);
    const write = openapi.paths['/api/posts']!.post!;
    expect(Object.keys(write.responses)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(parametersOf(openapi, write)).toMatchObject([{ name: 'Idempotency-Key', in: 'header' }]);
    expect(openapi.paths['/api/auth/register']!.post!.security).toEqual([]);
  });

  it('shares named schemas, and documents older field names', () => {
    expect(openapi.paths['/api/posts']!.post!.responses[201]!.content!['application/json']!.schema).toEqual({
      $ref: '#/components/schemas/Post',
    });
    const old = legacy.paths['/posts/create']!.post!.requestBody!.content['application/json']!.schema;
    expect(legacy.components.schemas[nameIn(old!)]).toMatchObject({
      required: ['description'],
      properties: { description: { type: 'string' } },
    });
    const feed = openapi.paths['/api/posts/feed']!.get!;
    expect(parametersOf(openapi, feed).map(({ name }) => name)).toEqual([
      'limit',
      'cursor',
      'hasMedia',
      'tags',
      'userId',
    ]);
  });
});

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3.0', async () => {
    const file = new URL(
      '../../node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json',
      import.meta.url,
    );
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(await readFile(file, 'utf8')));
    expect(validate({ ...asyncapi, operations: { wrong: { action: 'shout' } } })).toBe(false);
    validate(asyncapi);
    expect(validate.errors).toBe(null);
    expect(references(asyncapi).filter((reference) => !resolves(asyncapi, reference))).toEqual([]);
  });

  it('lists the calls and the pushed frames', () => {
    expect(asyncapi).toMatchObject({
      operations: {
        'posts.create-post': { action: 'receive', reply: {} },
        'identity.renew-socket': { action: 'receive' },
        'post.created': { action: 'send' },
        'session.expiring': { action: 'send' },
        resync: { action: 'send' },
      },
    });
  });
});

describe('the OpenRPC document', () => {
  const document = openRpc({ operations, publicUrl, version: '0.1.0' }) as {
    methods: { name: string; params: { name: string; required: boolean }[] }[];
  };

  it('is valid OpenRPC 1.3', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    // What it says of the schemas themselves is on a page of its own, and they are those of the OpenAPI document.
    const anySchema = { definitions: { JSONSchemaObject: { properties: { $ref: true } } } };
    for (const id of ['https://meta.json-schema.tools/', 'https://meta.json-schema.tools'])
      ajv.addSchema(anySchema, id);
    const { $schema: _, ...schema } = openrpcDocument;
    const validate = ajv.compile(schema);
    expect(validate({ ...document, methods: [{ name: 1 }] })).toBe(false);
    validate(document);
    expect(validate.errors).toBe(null);
    expect(references(document).filter((reference) => !resolves(document, reference))).toEqual([]);
  });

  it('lists the operations with their fields, without those that need a file', () => {
    const names = document.methods.map(({ name }) => name);
    expect(names).toContain('posts.create-post');
    expect(names).not.toContain('media.upload-file');
    expect(document.methods.find(({ name }) => name === 'posts.get-post')!.params).toMatchObject([
      { name: 'postId', required: true },
    ]);
  });
});

describe('the documents and their page', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      documents: { '/openapi.json': () => openapi, '/asyncapi.json': () => asyncapi },
    });
  });
  afterAll(() => world.close());

  it('are served', async () => {
    expect((await world.call('GET', '/api/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(openapi)));
    expect((await world.call('GET', '/api/asyncapi.json')).body.asyncapi).toBe('3.0.0');
  });

  it('need neither the internet nor inline scripts', async () => {
    const page = await world.call('GET', '/api/docs');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.text).not.toMatch(/<script>|https?:/);
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(assets).toHaveLength(5);
    for (const path of assets) {
      const { status, headers, text } = await world.call('GET', path);
      expect([path, status, text.length > 50]).toEqual([path, 200, true]);
      expect(headers.get('content-type')).toMatch(/^(text\/css|text\/javascript|image\/png)/);
    }
  });

  it('are the only files of the package that are served', async () => {
    for (const name of [
      'package.json',
      'index.html',
      'swagger-ui-bundle.js.map',
      '../package.json',
      '%2e%2e/package.json',
    ]) {
      expect((await world.call('GET', `/api/docs/${name}`)).status).toBe(404);
    }
  });
});

describe('a folder', () => {
  it('is never listed, whatever is in it', async () => {
    const world = await startWorld();
    for (const path of [
      '/',
      '/api',
      '/api/',
      '/api/docs/',
      '/api/files/',
      '/objects',
      '/objects/',
      '/avatars',
      '/avatars/',
      '/.well-known',
      '/.well-known/',
    ]) {
      const { status, text } = await world.call('GET', path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toMatch(/<a |<li|index of|swagger-ui|jwks/i);
    }
    await world.close();
  });
});
