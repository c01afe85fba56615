import { documents } from '../../src/documents.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
}
interface Described {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

const start = '\n## Operations\n';
const intro =
  'Every operation, with its path below `/api`. Fields of the body or the query are listed, optional ones with `?`; lists also take `limit` and `cursor`. What answers look like is in [Types](#types).';

/** docs/api.md with its tables as the OpenAPI document has them. */
export async function withTables(text: string): Promise<string> {
  const openapi = (await documents(new URL('https://layers.test'))['/openapi.json']()) as unknown as OpenApi;
  const before = text.split(start)[0]!.trimEnd();
  return `${before}\n${start}${intro}\n\n${operationTables(openapi)}\n\n## Types\n${typeTable(openapi)}\n`;
}

function operationTables({ paths, components }: OpenApi): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      context: operation.operationId.split('.')[0]!,
      cells: [
        `\`${operation.operationId}\``,
        `${method.toUpperCase()} ${path.replace('/api', '').replaceAll(/\{(\w+)\}/g, ':$1')}`,
        fieldsOf(operation, components).join(' '),
        Object.entries(operation.responses).flatMap(answer).join(', '),
      ],
    })),
  );
  return [...Map.groupBy(rows, ({ context }) => context)]
    .map(([context, ofContext]) =>
      [
        `### ${context}\n| operation | HTTP | takes | answers |`,
        '|---|---|---|---|',
        ...ofContext.map(({ cells }) => `| ${cells.join(' | ')} |`),
      ].join('\n'),
    )
    .join('\n\n');
}

function fieldsOf(
  { parameters, requestBody }: Described,
  { schemas, parameters: known }: OpenApi['components'],
) {
  const inQuery = parameters
    .map(({ $ref }) => known[nameIn($ref)]!)
    .filter(({ in: place, name }) => place === 'query' && name !== 'limit' && name !== 'cursor')
    .map(({ name, required }) => `\`${name}${required ? '' : '?'}\``);
  const body = Object.values(requestBody?.content ?? {})[0];
  const whole = body && schemas[nameIn(body.schema.$ref)]!;
  return [...inQuery, ...(whole ? fieldNames(whole, '?') : [])];
}

const fieldNames = ({ properties = {}, required = [] }: Schema, optional: string) =>
  Object.keys(properties).map((name) => `\`${name}${required.includes(name) ? '' : optional}\``);

function answer([status, response]: [string, Content]): string[] {
  if (Number(status) >= 300 && status !== '302') return [];
  const schema = response.content?.['application/json']?.schema;
  return [schema ? `${status} \`${nameIn(schema.$ref)}\`` : status];
}

/** The types that answers are made of, each with its fields. */
function typeTable({ paths, components: { schemas } }: OpenApi): string {
  const used = new Set<string>();
  const use = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value))
      if (key !== '$ref') use(inner);
      else if (inner.startsWith('#/components/schemas/') && !used.has(nameIn(inner))) {
        used.add(nameIn(inner));
        use(schemas[nameIn(inner)]);
      }
  };
  for (const { responses } of Object.values(paths).flatMap((methods) => Object.values(methods)))
    for (const { content } of Object.values(responses)) use(content?.['application/json']?.schema);
  const lines = [...used].sort().map((name) => `| \`${name}\` | ${shapeOf(schemas[name]!)} |`);
  return ['| type | is |', '|---|---|', ...lines].join('\n');
}

function shapeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.anyOf)
    return schema.anyOf.map(({ $ref }) => ($ref ? `\`${nameIn($ref)}\`` : 'null')).join(' or ');
  return fieldNames(schema, '?').join(' ');
}

const nameIn = (reference: string) => reference.split('/').at(-1)!;
