import { z } from 'zod';

/** The part of JSON Schema that this code reads. */
export interface JsonSchema {
  readonly [key: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
}

/**
 * The schemas of one document. A schema with an id (`.meta({ id: 'Post' })`) is written once and referred to by
 * name.
 */
export class Schemas {
  readonly components: Record<string, JsonSchema> = {};
  readonly #known = { input: new Map<z.ZodType, JsonSchema>(), output: new Map<z.ZodType, JsonSchema>() };

  input(schema: z.ZodType): JsonSchema {
    return this.#add(schema, 'input');
  }

  output(schema: z.ZodType): JsonSchema {
    return this.#add(schema, 'output');
  }

  #add(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const known = this.#known[io].get(schema) ?? this.#converted(schema, io);
    this.#known[io].set(schema, known);
    return known;
  }

  #converted(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    // Wrapped in an array, so that a schema with an id becomes a reference here too.
    const { items, $defs = {} } = z.toJSONSchema(z.array(schema), {
      io,
      unrepresentable: 'any',
    }) as JsonSchema & {
      $defs?: Record<string, JsonSchema>;
    };
    for (const [id, definition] of Object.entries($defs))
      this.components[componentName(id, io)] ??= moved(definition, io);
    return moved(items!, io);
  }

  /** Resolves a reference; returns other schemas unchanged. */
  resolve(schema: JsonSchema): JsonSchema {
    return schema.$ref === undefined ? schema : this.components[schema.$ref.split('/').at(-1)!]!;
  }

  /** The fields of an object schema, through unions and intersections. */
  fields(schema: JsonSchema): Record<string, JsonSchema> {
    const { properties = {}, anyOf = [], oneOf = [], allOf = [] } = this.resolve(schema);
    const parts = [...anyOf, ...oneOf, ...allOf].map((part) => this.fields(part));
    return Object.assign({}, ...parts, properties);
  }
}

/** Input and output differ (defaults make fields optional), so each direction has its own name. */
const componentName = (id: string, io: 'input' | 'output') => (io === 'input' ? `${id}Input` : id);

function moved(schema: JsonSchema, io: 'input' | 'output'): JsonSchema {
  const text = JSON.stringify(schema, (key, value) =>
    key === '$ref' ? `#/components/schemas/${componentName(value.slice('#/$defs/'.length), io)}` : value,
  );
  return JSON.parse(text) as JsonSchema;
}
