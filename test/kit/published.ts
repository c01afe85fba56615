import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}
interface Described {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
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
  readonly #openapi: OpenApi;
  readonly #asyncapi: AsyncApi;

  constructor(openapi: OpenApi, asyncapi: AsyncApi) {
    this.#openapi = openapi;
    this.#asyncapi = asyncapi;
    (addFormats as unknown as typeof addFormats.default)(this.#ajv);
    this.#ajv.addSchema(openapi, 'openapi').addSchema(asyncapi, 'asyncapi');
  }

  /** Checks an HTTP answer; paths that are not in the document are ignored. */
  response({ method, path, status, contentType, text }: Answered): void {
    const template = this.#template(method, path);
    if (template === undefined) return;
    const where = `${method} ${template} ${status}`;
    const documented = this.#openapi.paths[template]![method.toLowerCase()]!.responses[status];
    if (!documented) throw new Error(`${where} is not documented:  ${text}`);
    const types = Object.keys(documented.content ?? {});
    if (types.length === 0) {
      if (text !== '') throw new Error(`${where} has no body in the document, but is ${text}`);
      return;
    }
    const type = types.find((one) => one === contentType);
    if (type === undefined) throw new Error(`${where} is of type ${contentType}, not ${types}`);
    const parts = ['paths', template, method.toLowerCase(), 'responses', status, 'content', type, 'schema'];
    this.#check(`openapi#${pointer(parts)}`, JSON.parse(text), where);
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
  #template(method: string, path: string): string | undefined {
    const segments = path.split('/');
    const fits = (template: string) => {
      const parts = template.split('/');
      return (
        parts.length === segments.length &&
        parts.every((part, index) =>
          part.startsWith('{') ? segments[index] !== '' : part === segments[index],
        )
      );
    };
    const words = (template: string) =>
      template
        .split('/')
        .map((part) => (part.startsWith('{') ? '1' : '0'))
        .join('');
    return Object.keys(this.#openapi.paths)
      .filter((template) => this.#openapi.paths[template]![method.toLowerCase()] && fits(template))
      .sort((a, b) => (words(a) < words(b) ? -1 : 1))[0];
  }
}

const pointer = (parts: readonly (string | number)[]) =>
  parts
    .map((part) => `/${encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
