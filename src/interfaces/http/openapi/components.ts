import type { JsonSchema, Schemas } from '../../schemas.ts';
import { deservesName, nameIn, numbered, schemasAt, tellingName } from './names.ts';
import {
  defaultInWords,
  isSchema,
  merged,
  nullable,
  omit,
  pascal,
  simplify,
  singular,
  withKeys,
} from './simplify.ts';

type Direction = 'input' | 'output';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

const at = { parameters: '#/components/parameters/', responses: '#/components/responses/' };

/**
 * The named components of one document. Objects and enumerations inside others become components too, since
 * generators invent names for those without; equal ones share a name.
 */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};
  readonly parameters: Record<string, object> = {};
  readonly responses: Record<string, object> = {};
  readonly #drafts: Schemas;
  /** Final names by name of the draft. */
  readonly #renamed = new Map<string, string>();
  readonly #namesByShape = new Map<string, string>();

  /** `drafts` holds the schemas of all operations; a draft is only used when something refers to it. */
  constructor(drafts: Schemas) {
    this.#drafts = drafts;
  }

  /** The schema of a body. */
  input(schema: JsonSchema, name: string): JsonSchema {
    return this.#named(schema, name, 'input');
  }

  /** The schema of a field outside a body: only objects and enumerations are components. */
  field(schema: JsonSchema, name: string): JsonSchema {
    return this.#inside(schema, name, 'input');
  }

  /** Answers are open: clients must expect fields that are added later. */
  output(schema: JsonSchema, name: string): JsonSchema {
    return this.#named(schema, name, 'output');
  }

  /** Equal parameters share one component, named after the parameter or else by `name`. */
  parameter(parameter: Parameter, name: string): object {
    const names = [
      pascal(parameter.name),
      pascal(`${parameter.name}-${parameter.in}`),
      pascal(`${name}-${parameter.name}`),
    ];
    return this.#shared('parameters', parameter, names);
  }

  response(response: object, names: readonly string[]): object {
    return this.#shared('responses', response, names);
  }

  #shared(kind: 'parameters' | 'responses', component: object, names: readonly string[]): object {
    const shape = `${kind} ${JSON.stringify(component)}`;
    let name = this.#namesByShape.get(shape);
    if (name === undefined) {
      name = names.find((one) => !this[kind][one]) ?? numbered(names.at(-1)!, this[kind]);
      this.#namesByShape.set(shape, name);
      this[kind][name] = component;
    }
    return { $ref: at[kind] + name };
  }

  #named(schema: JsonSchema, name: string, direction: Direction): JsonSchema {
    const plain = this.#plain(schema, name, direction);
    return plain.$ref === undefined ? this.#store(plain, name) : plain;
  }

  /** The schema with everything inside it as references where it deserves a name. */
  #plain(schema: JsonSchema, name: string, direction: Direction): JsonSchema {
    if (schema.$ref !== undefined) return { ...schema, $ref: schemasAt + this.#nameOf(nameIn(schema.$ref)) };
    const inside = (one: JsonSchema, part: string) => this.#inside(one, part, direction);
    const whole = simplify(schema.allOf ? this.#merged(schema) : withKeys(schema));
    const variants = whole.anyOf ?? whole.oneOf;
    if (variants) {
      const parts = variants.map((one, i) => inside(one, i === 0 ? name : `${name}${i + 1}`));
      const rest = omit(whole, ['anyOf', 'oneOf']);
      const simple = nullable(parts);
      return simple ? { ...simple, ...rest } : { ...rest, [whole.anyOf ? 'anyOf' : 'oneOf']: parts };
    }
    const { properties, items, propertyNames, additionalProperties } = whole;
    const fields = Object.entries(properties ?? {});
    const open = direction === 'output' && additionalProperties === false;
    return {
      ...(open ? omit(whole, ['additionalProperties']) : whole),
      ...(properties && {
        properties: Object.fromEntries(
          fields.map(([key, field]) => [
            key,
            inside(direction === 'input' ? defaultInWords(field) : field, name + pascal(key)),
          ]),
        ),
      }),
      ...(items && { items: inside(items, singular(name)) }),
      ...(isSchema(propertyNames) && { propertyNames: inside(propertyNames, `${name}Key`) }),
      ...(isSchema(additionalProperties) && {
        additionalProperties: inside(additionalProperties, `${name}Value`),
      }),
    };
  }

  #merged(schema: JsonSchema): JsonSchema {
    const parts = schema.allOf!.map((part) => this.#drafts.resolve(part));
    return { ...omit(schema, ['allOf']), ...merged(parts) };
  }

  #inside(schema: JsonSchema, name: string, direction: Direction): JsonSchema {
    const plain = this.#plain(schema, name, direction);
    return deservesName(plain) ? this.#store(plain, name) : plain;
  }

  /** A description belongs to the place where an enumeration is used. */
  #store(schema: JsonSchema, name: string): JsonSchema {
    const { description } = schema;
    const isEnum = schema.enum !== undefined;
    const stored = isEnum ? omit(schema, ['description', 'default']) : schema;
    const shape = JSON.stringify(stored);
    let known = this.#namesByShape.get(shape);
    if (known === undefined) {
      known = this.#free(tellingName(stored) ?? name);
      this.#namesByShape.set(shape, known);
      this.schemas[known] = stored;
    }
    return {
      $ref: schemasAt + known,
      ...(isEnum && description !== undefined && { description }),
      ...(isEnum && schema.default !== undefined && { default: schema.default }),
    };
  }

  #free(name: string): string {
    if (!this.schemas[name] && !this.#drafts.components[name]) return name;
    return numbered(name, this.schemas);
  }

  #nameOf(draft: string): string {
    const known = this.#renamed.get(draft);
    if (known !== undefined) return known;
    // Set before what is inside is looked at, which may refer back.
    this.#renamed.set(draft, draft);
    const answered = draft.replace(/Input$/, '');
    const isInput = answered !== draft;
    if (isInput && this.#drafts.components[answered]) this.#nameOf(answered);
    const plain = this.#plain(this.#drafts.components[draft]!, draft, isInput ? 'input' : 'output');
    const shape = JSON.stringify(plain);
    const same = isInput && JSON.stringify(this.schemas[answered]) === shape;
    const name = same ? answered : draft;
    this.#renamed.set(draft, name);
    this.schemas[name] = plain;
    this.#namesByShape.set(shape, name);
    return name;
  }
}
