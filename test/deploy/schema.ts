import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import type { SchemaFile } from '../../scripts/deploy-schemas/sources.ts';

/** Checks values against the schemas of one file in `schemas/`. */
export class Schemas {
  readonly of: string;
  readonly types: SchemaFile['types'];
  readonly $defs: SchemaFile['$defs'];
  readonly #ajv = new Ajv({ strict: false, allErrors: true });

  constructor({ of, types, $defs }: SchemaFile) {
    this.of = of;
    this.types = types;
    this.$defs = $defs;
  }

  static read(name: string): Schemas {
    return new Schemas(JSON.parse(readFileSync(`test/deploy/schemas/${name}.json`, 'utf8')));
  }

  /** The same schemas for values that are merged into others, and so lack what is required. */
  partial(): Schemas {
    const { of, types, $defs } = this;
    const text = JSON.stringify({ of, types, $defs });
    return new Schemas(
      JSON.parse(text, (key, value) => (key === 'required' && Array.isArray(value) ? [] : value)),
    );
  }

  /** The arguments that a type takes. */
  argumentsOf(type: string): string[] {
    const { $ref } = this.types[type] ?? {};
    const { properties = {} } = this.$defs[String($ref).replace('#/$defs/', '')] ?? {};
    return Object.keys(properties as object);
  }

  /** What can be read of a type: its arguments, and what its provider adds. */
  attributesOf(type: string): readonly string[] {
    return (this.types[type]?.attributes ?? []) as string[];
  }

  problemsOf(where: string, type: string, value: unknown): string[] {
    const schema = this.types[type];
    if (!schema) return [`${where}: no schema for ${type}: run node scripts/deploy-schemas/main.ts`];
    const validate =
      this.#ajv.getSchema(type) ?? this.#ajv.compile({ $id: type, ...schema, $defs: this.$defs });
    if (validate(value)) return [];
    const sentences = [...new Set(validate.errors!.flatMap((error) => sentence(where, error)))];
    return sentences.length > 0 ? sentences : [`${where}: is not valid`];
  }
}

function sentence(where: string, { instancePath, keyword, params, message }: ErrorObject): string[] {
  const place = `${where}${instancePath.replaceAll('/', '.')}`;
  if (keyword === 'anyOf') return [];
  if (keyword === 'additionalProperties') return [`${place}: ${params.additionalProperty} is unknown`];
  if (keyword === 'required') return [`${place}: ${params.missingProperty} is missing`];
  return [`${place}: ${message}`];
}
