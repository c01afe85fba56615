import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aliases } from '../../src/interfaces/http/aliases.ts';
import { endpointsOf } from '../../src/interfaces/http/endpoints.ts';
import { openApi } from '../../src/interfaces/http/openapi/document.ts';
import { paramsOf } from '../../src/interfaces/http/route.ts';
import { Schemas } from '../../src/interfaces/schemas.ts';
import { asyncApi } from '../../src/interfaces/socket/asyncapi.ts';
import { operations, routes, subscribers } from './catalogue.ts';
import { startWorld, type World } from './world.ts';

const publicUrl = new URL('http://localhost:3000');
const paths = { operations, routes, aliases };
interface Described {
  operationId?: string;
  'x-alias-of'?: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: {
    required: boolean;
    content: Record<string, { schema: { required?: string[]; properties: object } }>;
  };
  responses: Record<
    string,
    {
      content: Record<
        string,
        { schema: { $ref?: string; allOf: [unknown, { properties: { code: { enum: string[] } } }] } }
      >;
    }
  >;
}
const openapi = openApi({ ...paths, publicUrl, version: '0.1.0' }) as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object> };
};
const asyncapi = asyncApi({ operations, subscribers, publicUrl, version: '0.1.0' });
const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const codes = (operation: Described, status: number) =>
  operation.responses[status]!.content['application/problem+json']!.schema.allOf[1].properties.code.enum;

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
  it('lists each operation once, and aliases name their operation', () => {
    const ids = described.flatMap(({ operationId }) => operationId ?? []);
    expect(ids.toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    for (const alias of described.filter(({ operationId }) => !operationId))
      expect(ids).toContain(alias['x-alias-of']);
    expect(openapi.paths['/auth/create']!.post).toMatchObject({ 'x-alias-of': 'posts.create-post' });
  });

  it("declares every path parameter as required, with the schema of the operation's field", () => {
    for (const { path, parameters } of described) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      for (const { required, schema } of inPath)
        expect([path, required, schema]).toEqual([path, true, expect.any(Object)]);
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

  it('has no dangling reference and only valid JSON Schema', () => {
    expect(references(openapi).filter((reference) => !resolves(openapi, reference))).toEqual([]);
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(openapi, 'openapi');
    for (const name of Object.keys(openapi.components.schemas)) {
      expect(ajv.getSchema(`openapi#/components/schemas/${name}`)).toBeTypeOf('function');
    }
    for (const { requestBody, parameters } of described) {
      for (const schema of [
        requestBody?.content['application/json']?.schema,
        ...parameters.map((p) => p.schema),
      ]) {
        if (schema) expect(ajv.validateSchema(schema)).toBe(true);
      }
    }
  });

  it('lists the possible codes of each status', () => {
    const read = openapi.paths['/api/posts/{postId}']!.get!;
    expect(codes(read, 404)).toEqual(['posts.not-found']);
    expect(codes(read, 503)).toEqual(['request.unavailable', 'request.overloaded', 'posts.busy']);
    expect(codes(read, 401)).toEqual(['request.not-signed-in', 'request.token-rejected']);
    expect(Object.keys(read.responses)).toEqual(['200', '401', '404', '422', '429', '500', '503']);
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
    expect(write.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header' }]);
    expect(openapi.paths['/api/auth/register']!.post!.security).toEqual([]);
  });

  it('shares named schemas, and documents older field names', () => {
    expect(openapi.paths['/api/posts']!.post!.responses[201]!.content['application/json']!.schema).toEqual({
      $ref: '#/components/schemas/Post',
    });
    const old = openapi.paths['/posts/create']!.post!.requestBody!.content['application/json']!.schema;
    expect(old).toMatchObject({ required: ['description'], properties: { description: { type: 'string' } } });
    const feed = openapi.paths['/api/posts/feed']!.get!;
    expect(feed.parameters.map(({ name }) => name)).toEqual([
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
      },
    });
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
