import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '../../src/application/catalogue.ts';
import type { JsonSchema } from '../../src/interfaces/schemas.ts';

type Definitions = Readonly<Record<string, JsonSchema>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { items, $defs = {} } = z.toJSONSchema(z.array(schema), { io, unrepresentable: 'any' }) as {
    items: JsonSchema;
    $defs?: Definitions;
  };
  return { whole: items, definitions: $defs };
};

const resolve = (schema: JsonSchema, definitions: Definitions): JsonSchema =>
  schema.$ref === undefined ? schema : definitions[schema.$ref.slice('#/$defs/'.length)]!;

/** Paths of the fields without a description, and of objects that are no component. */
function gapsIn(schema: JsonSchema, definitions: Definitions, path: string, seen: Set<string>): string[] {
  if (schema.$ref !== undefined) {
    if (seen.has(schema.$ref)) return [];
    seen.add(schema.$ref);
  }
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = resolve(schema, definitions);
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const here = `${path}.${name}`;
    const target = resolve(field, definitions);
    const isDescribed = [field.description, target.description].some((text) => typeof text === 'string');
    const isNameless = target === field && field.properties !== undefined;
    return [
      ...(isDescribed ? [] : [here]),
      ...(isNameless ? [`${here} is no component`] : []),
      ...gapsIn(field, definitions, here, seen),
    ];
  });
  const parts = [...(items ? [items] : []), ...anyOf, ...oneOf, ...allOf];
  return [
    ...fields,
    ...parts.flatMap((part) => [
      ...(part.properties && part.$ref === undefined ? [`${path}[] is no component`] : []),
      ...gapsIn(part, definitions, path, seen),
    ]),
  ];
}

describe('a client developer finds', () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))(
    'every field of %s described, and its answer named',
    (_, operation) => {
      const input = schemaOf(operation.input, 'input');
      const output = schemaOf(operation.output, 'output');
      const isEmpty = Object.keys(output.whole.properties ?? {}).length === 0;
      expect([
        ...gapsIn(input.whole, input.definitions, 'input', new Set()),
        ...gapsIn(output.whole, output.definitions, 'output', new Set()),
        ...(output.whole.$ref === undefined && !isEmpty ? ['output is no component'] : []),
      ]).toEqual([]);
    },
  );
});
