import fc from 'fast-check';
import { z } from 'zod';
import type { Operation } from '../../src/application/kernel/operation.ts';
import type { JsonSchema } from '../../src/interfaces/schemas.ts';

type Json = fc.Arbitrary<unknown>;

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { in: [nested(depth - 1)] });

/** Hostile and malformed values. */
const hostile: Json = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    '',
    ' ',
    [],
    [[]],
    {},
    'me',
    'null',
    'undefined',
    'NaN',
    '\u0000',
    'a\u0000b',
    '\u202e\u200f\ufeff',
    '\ud800',
    'x\udfff',
    '👗'.repeat(300),
    'ﷺ'.repeat(50),
    "' or 1=1 --",
    '"; drop table accounts; --',
    '%_\\',
    '{{7*7}}#{7*7}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '\r\nset-cookie: a=b',
    'x'.repeat(20_000),
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '0190b6a4-0000-7000-8000-00000000000g',
    { toString: 'x', valueOf: 1 },
    { $ne: null },
    { length: 1e9 },
    nested(5),
    nested(200),
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 4 }) as Json,
);

const key = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Cursors that are malformed, belong to another list, or hold values that no row has. */
const cursors = fc.constantFrom(
  'x',
  '!!',
  key(null),
  key({}),
  key('00000000-0000-0000-0000-000000000000'),
  key('ffffffff-ffff-ffff-ffff-ffffffffffff'),
  key([0, '\ud800']),
  key([0, 'a'.repeat(3000)]),
  key([1, 'ann', '0190b6a4-0000-7000-8000-000000000001']),
  key([9e15, -9e15, '0190b6a4-0000-7000-8000-000000000001']),
  key([1, 2, '0190b6a4-0000-7000-8000-000000000001']),
  key(Array(100).fill('0190b6a4-0000-7000-8000-000000000001')),
  key([[[[[]]]]]),
);

function valid(schema: JsonSchema, name: string, ids: readonly string[]): Json {
  if (name === 'cursor') return cursors;
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map((option) => valid(option, name, ids)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const type = [schema.type].flat()[0];
  const { minimum = -5, maximum = 200, minLength = 0, maxLength = 40 } = schema as Record<string, number>;
  if (schema.format === 'uuid') return fc.constantFrom(...ids);
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === 'uri') return fc.webUrl();
  if (type === 'string')
    return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 200) });
  if (type === 'integer') return fc.integer({ min: minimum, max: Math.min(maximum, 1000) });
  if (type === 'number') return fc.double({ min: minimum, max: Math.min(maximum, 1000), noNaN: true });
  if (type === 'boolean') return fc.boolean();
  if (type === 'array')
    return fc.array(schema.items ? valid(schema.items, name, ids) : hostile, { maxLength: 5 });
  if (schema.properties) return fields(schema, ids, valid);
  return hostile;
}

function fields(
  schema: JsonSchema,
  ids: readonly string[],
  value: (schema: JsonSchema, name: string, ids: readonly string[]) => Json,
): Json {
  const entries = Object.entries(schema.properties ?? {});
  const model = Object.fromEntries(entries.map(([name, inner]) => [name, value(inner, name, ids)]));
  return fc.record(model, { requiredKeys: [...(schema.required ?? [])] });
}

const either = (schema: JsonSchema, name: string, ids: readonly string[]): Json =>
  fc.oneof({ weight: 3, arbitrary: valid(schema, name, ids) }, { weight: 1, arbitrary: hostile });

const strangeNames = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'session',
  'a/b~c',
  '',
  '\ud800',
);

/** Inputs that nearly match an operation's schema; `ids` are existing ones and one unknown one. */
export function inputsOf(
  { input }: Operation,
  ids: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const whole = fields(schema, ids, valid);
  const broken = fields(schema, ids, either);
  const missing = fields({ ...schema, required: [] }, ids, either);
  const polluted = fc.tuple(broken, strangeNames, hostile).map(([inner, name, value]) => {
    const with_ = { ...(inner as object) };
    Object.defineProperty(with_, name, { value, enumerable: true, configurable: true });
    return with_;
  });
  return fc.oneof(whole, broken, missing, polluted) as fc.Arbitrary<Record<string, unknown>>;
}
