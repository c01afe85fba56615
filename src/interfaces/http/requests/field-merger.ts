import { parse } from 'node:querystring';
import { InvalidFields, NotAllowed, NotSignedIn } from '../../../application/kernel/errors.ts';
import { withMe } from '../../../application/kernel/me.ts';
import type { Actor } from '../../../application/kernel/operation.ts';
import type { JsonSchema, Schemas } from '../../schemas.ts';
import type { Translation } from '../route.ts';

type Coerce = (text: string | readonly string[]) => unknown;
type Fields = Readonly<Record<string, unknown>>;

/** Merges path, query and body into the input of one operation. */
export class FieldMerger {
  readonly #rename: Readonly<Record<string, string>>;
  readonly #caller: ReadonlySet<string>;
  readonly #fixed: Fields;
  readonly #defaults: Fields;
  readonly #coercions: ReadonlyMap<string, Coerce>;
  readonly #translates: boolean;
  /** Fields of which a URL may name several values, separated by commas or by repeating the name. */
  readonly #several: ReadonlySet<string>;
  /** Fields that must not be in a URL, because URLs are logged and cached. */
  readonly #secrets: ReadonlySet<string>;

  constructor(
    input: JsonSchema,
    schemas: Schemas,
    { rename = {}, caller = [], fixed = {}, defaults = {} }: Translation,
  ) {
    this.#fixed = fixed;
    this.#defaults = defaults;
    this.#rename = rename;
    this.#caller = new Set(caller);
    this.#translates =
      [rename, fixed, defaults].some((names) => Object.keys(names).length > 0) || caller.length > 0;
    const fields = Object.entries(schemas.fields(input));
    const isSecret = ([, schema]: [string, JsonSchema]) => schemas.resolve(schema).format === 'password';
    this.#secrets = new Set(fields.filter(isSecret).map(([name]) => name));
    this.#several = new Set(
      fields.filter(([, schema]) => takesSeveral(schema, schemas)).map(([name]) => name),
    );
    const coercions = fields.map(([name, schema]) => [name, coercion(schema, schemas)] as const);
    this.#coercions = new Map(coercions.filter(([, coerce]) => coerce !== asText));
  }

  merge(
    params: Readonly<Record<string, string>> | undefined,
    query: string,
    body: Fields,
    actor: Actor | null,
    texts?: Readonly<Record<string, string | readonly string[]>>,
  ): unknown {
    if (!params && query === '' && !texts && !this.#translates) return body;
    const input: Record<string, unknown> = Object.assign(Object.create(null), this.#fixed);
    for (const name in params) this.#put(input, name, personIn(name, params[name]!, actor), actor, true);
    if (query !== '') {
      const fields = parse(query);
      for (const name in fields) {
        const field = this.#rename[name] ?? name;
        if (this.#secrets.has(field)) throw inAddress(name);
        this.#put(input, name, this.#several.has(field) ? split(fields[name]!) : fields[name]!, actor, true);
      }
    }
    for (const name in texts) this.#put(input, name, texts[name]!, actor, true);
    for (const name of Object.keys(body)) this.#put(input, name, body[name], actor, false);
    for (const name in this.#defaults) input[name] ??= this.#defaults[name];
    return input;
  }

  #put(
    input: Record<string, unknown>,
    name: string,
    value: unknown,
    actor: Actor | null,
    isText: boolean,
  ): void {
    if (this.#caller.has(name)) {
      requireCaller(name, value, actor);
      return;
    }
    const field = this.#rename[name] ?? name;
    const coerce = isText ? this.#coercions.get(field) : undefined;
    const coerced = withMe(field, coerce ? coerce(value as string | readonly string[]) : value, actor);
    if (field in input && !same(input[field], coerced)) {
      throw new InvalidFields({
        errors: [{ pointer: `/${field}`, detail: 'is given twice, with different values' }],
      });
    }
    input[field] = coerced;
  }
}

const inAddress = (name: string) =>
  new InvalidFields({ errors: [{ pointer: `/${name}`, detail: 'must be in the body' }] });

/** Resolves `me` to the caller in path parameters that identify a user. */
function personIn(name: string, value: string, actor: Actor | null): string {
  if (name !== 'userId' || value !== 'me') return value;
  if (!actor) throw new NotSignedIn();
  return actor.id;
}

function requireCaller(name: string, value: unknown, actor: Actor | null): void {
  if (!actor) throw new NotSignedIn();
  if (typeof value === 'string' && value.toLowerCase() === actor.id) return;
  throw new NotAllowed({ detail: `\`${name}\` must be your own id` });
}

/** One value stays text, for fields that take either. */
function split(text: string | readonly string[]): string | readonly string[] {
  const values = [text].flat().flatMap((one) => one.split(','));
  return values.length === 1 ? values[0]! : values;
}

function takesSeveral(schema: JsonSchema, schemas: Schemas): boolean {
  const { type, anyOf = [] } = schemas.resolve(schema);
  return [type].flat().includes('array') || anyOf.some((option) => takesSeveral(option, schemas));
}

const same = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other);

// Text that does not parse stays text, so that the operation's schema reports it.
const asText: Coerce = (text) => text;
const single =
  (convert: (text: string) => unknown): Coerce =>
  (text) =>
    typeof text === 'string' ? convert(text) : text;
const asNumber = single((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text));
const asBoolean = single((text) => (text === 'true' ? true : text === 'false' ? false : text));

const asJson = single((text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
});

function coercion(schema: JsonSchema, schemas: Schemas): Coerce {
  const { type: types, items, anyOf } = schemas.resolve(schema);
  const type = [types].flat().find((one) => one !== 'null');
  if (type === 'integer' || type === 'number') return asNumber;
  if (type === 'boolean') return asBoolean;
  if (type === 'array') {
    const each = items ? coercion(items, schemas) : asText;
    return (text) => (typeof text === 'string' ? [each(text)] : text.map((one) => each(one)));
  }
  if (type === 'object') return asJson;
  const other = anyOf?.find((option) => option.type !== 'null');
  return other ? coercion(other, schemas) : asText;
}
