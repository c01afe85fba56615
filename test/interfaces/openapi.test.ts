import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import openapiTypeScript, { astToString } from 'openapi-typescript';
import { InputData, type JSONSchema, JSONSchemaInput, JSONSchemaStore, quicktype } from 'quicktype-core';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { documents } from '../../src/documents.ts';

interface Content {
  readonly schema: { readonly $ref: string };
  readonly example?: unknown;
}
interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
const made = documents(new URL('https://layers.test'));
const openapi = (await made['/openapi.json']()) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
const operations = Object.values(openapi.paths).flatMap((methods) => Object.values(methods));
const legacy = await made['/openapi-legacy.json']();
const { schemas } = openapi.components;

describe('The OpenAPI document of the service', () => {
  test('is below 700 kB', () => {
    expect(JSON.stringify(openapi).length).toBeLessThan(700_000);
    expect(JSON.stringify(legacy).length).toBeLessThan(300_000);
  });

  test("follows Redocly's recommended rules", async () => {
    // Paths such as /users/me and /users/{userId} are told apart: a literal comes first.
    const config = await createConfig({ extends: ['recommended'], rules: { 'no-ambiguous-paths': 'off' } });
    const problems = await lintFromString({ source: JSON.stringify(openapi), config });
    expect(problems.map(({ message, location: [at] }) => `${at?.pointer}: ${message}`)).toEqual([]);
  });

  test('gives integers their size, and times a plain format', () => {
    expect(schemas.Post!.properties).toMatchObject({
      views: { type: 'integer', format: 'int64' },
      createdAt: { type: 'string', format: 'date-time' },
    });
    expect(schemas.Post!.properties!.createdAt).not.toHaveProperty('pattern');
    expect(JSON.stringify(openapi)).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });

  test('shows a real call of every operation, which its schemas allow', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const format of ['int32', 'int64', 'double']) ajv.addFormat(format, true);
    ajv.addSchema(openapi, 'openapi');
    const wrong = operations.flatMap(({ operationId, requestBody, responses }) =>
      [requestBody, ...Object.values(responses)]
        .flatMap((part) => part?.content?.['application/json'] ?? [])
        .flatMap(({ schema, example }) => {
          if (example === undefined) return [`${operationId} has no example`];
          const validate = ajv.getSchema(`openapi${schema.$ref}`)!;
          return validate(example) ? [] : [`${operationId}: ${ajv.errorsText(validate.errors)}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  test('tells of answers that are no JSON, and of the signature of what a provider sends', () => {
    const { paths, components } = openapi as unknown as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, Described & { parameters: unknown }>>>>;
      readonly components: { readonly parameters: Readonly<Record<string, object>> };
    };
    expect(paths['/api/wallet/statement']!.get!.responses[200]!.content).toMatchObject({
      'application/json': { schema: { $ref: '#/components/schemas/Statement' } },
      'text/csv': { schema: { type: 'string' } },
    });
    expect(paths['/api/webhooks/payments']!.post!.parameters).toContainEqual({
      $ref: '#/components/parameters/StripeSignature',
    });
    expect(components.parameters.StripeSignature).toMatchObject({
      name: 'Stripe-Signature',
      in: 'header',
      required: true,
    });
  });

  test('describes every field', () => {
    const missing = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).flatMap(([field, { description, $ref, anyOf }]) =>
        description === undefined && $ref === undefined && anyOf === undefined ? [`${name}.${field}`] : [],
      ),
    );
    expect(missing).toEqual([]);
  });

  test('makes TypeScript types that compile, of fewer than 26,000 lines', async () => {
    const types = astToString(await openapiTypeScript(structuredClone(openapi) as never));
    // About a hundred for each operation: its path, parameters, body, and one line for each status that it can answer.
    expect(types.split('\n').length).toBeLessThan(26_000);
    const use = `${types}
      type Create = operations['posts.create-post'];
      const body: components['schemas']['CreatePostBody'] = { text: 'A hat' };
      declare const answer: Create['responses'][201]['content']['application/json'];
      export const views: number = answer.views;
      declare const problem: Create['responses'][409]['content']['application/problem+json'];
      export const code: string = problem.code + body.text;`;
    expect(errorsIn(use)).toEqual([]);
  });

  test('makes Kotlin classes whose names are those of the components', async () => {
    const input = new JSONSchemaInput(new NoOtherSchemas());
    await input.addSource({ name: 'Api', schema: JSON.stringify(definitions()) });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({
      inputData,
      lang: 'kotlin',
      rendererOptions: { framework: 'kotlinx', package: 'layers' },
      inferEnums: false,
      combineClasses: false,
    });
    const classes = [...lines.join('\n').matchAll(/^(?:data |sealed |enum )*class (\w+)/gm)].map(
      ([, name]) => name!,
    );
    expect(classes.length).toBeGreaterThan(150);
    // `API` is the root; the others are constants, and fields whose types differ between the parts of a union.
    const known = [
      'API',
      'SessionEnum',
      'Method',
      'MessageClass',
      'GoneUnion',
      'AnyWholeOccasionPlanned',
      'CollectionEntryElement',
    ];
    expect(classes.filter((name) => !(name in schemas) && !known.includes(name))).toEqual([]);
  });
});

class NoOtherSchemas extends JSONSchemaStore {
  override fetch = async () => undefined;
}

function definitions(): JSONSchema {
  const text = JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/definitions/');
  return {
    $schema: 'http://json-schema.org/draft-06/schema#',
    type: 'object',
    definitions: JSON.parse(text),
    properties: Object.fromEntries(
      Object.keys(schemas).map((name) => [name, { $ref: `#/definitions/${name}` }]),
    ),
  };
}

function errorsIn(source: string): string[] {
  const name = 'generated.ts';
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, language) =>
    file === name ? ts.createSourceFile(file, source, language) : read(file, language);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([name], options, host));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
