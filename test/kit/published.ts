import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, Answer>>;
  };
}
interface Described {
  readonly operationId?: string;
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}
interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
}
interface AsyncApi {
  readonly components: { readonly messages: Readonly<Record<string, unknown>> };
}

export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** The API documents of a service: undocumented answers and frames throw. */
export class Published {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #documents: readonly OpenApi[];
  readonly #asyncapi: AsyncApi;

  /** The OpenAPI document and that of the older paths. */
  constructor(openapi: readonly OpenApi[], asyncapi: AsyncApi) {
    this.#documents = openapi;
    this.#asyncapi = asyncapi;
    (addFormats as unknown as typeof addFormats.default)(this.#ajv);
    for (const format of ['int32', 'int64', 'double']) this.#ajv.addFormat(format, true);
    for (const [i, document] of openapi.entries()) this.#ajv.addSchema(closed(document), `openapi${i}`);
    this.#ajv.addSchema(asyncapi, 'asyncapi');
  }

  /** The operation at a path. */
  operationAt(method: string, path: string): string | undefined {
    return this.#find(method, path)?.described.operationId;
  }

  /** Checks an HTTP answer; paths that are not in the document are ignored. */
  response({ method, path, status, contentType, text }: Answered): void {
    const found = this.#find(method, path);
    if (!found) return;
    const where = `${method} ${found.template} ${status}`;
    const reference = found.described.responses[status];
    if (!reference) throw new Error(`${where} is not documented:  ${text}`);
    const document = this.#documents[found.index]!;
    const documented =
      '$ref' in reference ? document.components.responses[nameIn(reference.$ref)]! : reference;
    const types = Object.keys(documented.content ?? {});
    if (types.length === 0) {
      if (text !== '') throw new Error(`${where} has no body in the document, but is ${text}`);
      return;
    }
    const type = types.find((one) => one === contentType);
    if (type === undefined) throw new Error(`${where} is of type ${contentType}, not ${types}`);
    this.#check(`openapi${found.index}${documented.content![type]!.schema.$ref}`, JSON.parse(text), where);
  }

  /** Checks the acknowledgement of an operation. */
  answer(operation: string, acknowledgement: unknown): void {
    this.#message(`${operation}.answer`, acknowledgement);
  }

  frame(name: string, frame: unknown): void {
    this.#message(name, frame);
  }

  #message(name: string, payload: unknown): void {
    if (!this.#asyncapi.components.messages[name]) throw new Error(`Message ${name} is not documented`);
    this.#check(`asyncapi#${pointer(['components', 'messages', name, 'payload'])}`, payload, name);
  }

  #check(reference: string, value: unknown, where: string): void {
    const validate = this.#ajv.getSchema(reference) ?? this.#ajv.compile({ $ref: reference });
    if (validate(value)) return;
    throw new Error(
      `${where} does not match its schema:  ${this.#ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`,
    );
  }

  /** The documented path of a requested one; literal paths before those with parameters. */
  #find(method: string, path: string) {
    const segments = path.split('/');
    const fits = (template: string) => {
      const parts = template.split('/');
      return (
        parts.length === segments.length &&
        parts.every((part, i) => (part.startsWith('{') ? segments[i] !== '' : part === segments[i]))
      );
    };
    const words = (template: string) => template.replaceAll(/\{\w+\}/g, '\uffff');
    return this.#documents
      .flatMap(({ paths }, index) =>
        Object.entries(paths).flatMap(([template, methods]) => {
          const described = methods[method.toLowerCase()];
          return described && fits(template) ? [{ index, template, described }] : [];
        }),
      )
      .sort((a, b) => (words(a.template) < words(b.template) ? -1 : 1))[0];
  }
}

const nameIn = (reference: string) => reference.split('/').at(-1)!;

/** Clients must accept fields that are added later; in a test, a field that is not documented is a mistake. */
function closed(document: OpenApi): OpenApi {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    'properties' in schema && !('additionalProperties' in schema)
      ? { ...schema, additionalProperties: false }
      : schema,
  ]);
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}

const pointer = (parts: readonly (string | number)[]) =>
  parts
    .map((part) => `/${encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
