import { operations, subscribers } from '../src/application/catalogue.ts';
import { fieldErrorKinds } from '../src/domain/kernel/refusal.ts';
import { type JsonSchema, Schemas } from '../src/interfaces/schemas.ts';

const list = (parts: readonly string[], separator: string) =>
  parts.length === 1 ? parts[0]! : `(${[...new Set(parts)].join(separator)})`;
const comment = ({ description }: JsonSchema) =>
  typeof description === 'string' ? `/** ${description.replaceAll('*/', '* /')} */ ` : '';

/** What apps call a message includes hidden ones. */
const named = (component: string) => (component === 'Message' ? 'MessageView' : component);

/** A JSON Schema as a TypeScript type. */
function typeOf(schema: JsonSchema): string {
  const { $ref, type, properties, items, anyOf, oneOf, allOf, prefixItems } = schema;
  if ($ref !== undefined) return named($ref.split('/').at(-1)!);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum))
    return list(
      schema.enum.map((one) => JSON.stringify(one)),
      ' | ',
    );
  const several = anyOf ?? oneOf;
  if (several) return list(several.map(typeOf), ' | ');
  if (allOf) return list(allOf.map(typeOf), ' & ');
  if (Array.isArray(type))
    return list(
      type.map((one) => typeOf({ ...schema, type: one })),
      ' | ',
    );
  if (Array.isArray(prefixItems)) return `[${prefixItems.map(typeOf).join(', ')}]`;
  if (type === 'array') return `${list([items ? typeOf(items) : 'unknown'], '')}[]`;
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string') return schema.format === 'binary' ? 'FileToSend' : 'string';
  if (type === 'boolean' || type === 'null') return type;
  return type === 'object' ? objectOf(schema, properties ?? {}) : 'unknown';
}

function objectOf(schema: JsonSchema, properties: Readonly<Record<string, JsonSchema>>): string {
  const { required = [], additionalProperties: more, propertyNames } = schema;
  const fields = Object.entries(properties).map(([name, field]) => {
    const value = typeOf(field);
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    return `${comment(field)}${key}${required.includes(name) ? `: ${value}` : `?: ${value} | undefined`};`;
  });
  if (typeof more === 'object' && more !== null && Object.keys(more).length > 0) {
    const names = propertyNames as JsonSchema | undefined;
    const keys = names && Array.isArray(names.enum) ? typeOf(names) : 'string';
    const record = `Record<${keys}, ${typeOf(more as JsonSchema)}>`;
    return fields.length === 0 ? record : `{ ${fields.join('\n')} } & ${record}`;
  }
  if (fields.length > 0) return `{\n${fields.join('\n')}\n}`;
  return more === false ? 'Record<string, never>' : 'Record<string, unknown>';
}

/** The declarations that take the place of `operations.ts` in the package: the catalogue's types, written out. */
export function clientTypes(): string {
  const schemas = new Schemas();
  const entries = (of: readonly (readonly [string, JsonSchema])[]) =>
    of.map(([name, schema]) => `'${name}': ${typeOf(schema)};`).join('\n');
  const inputs = entries(operations.map(({ name, input }) => [name, schemas.input(input)]));
  const outputs = entries(operations.map(({ name, output }) => [name, schemas.output(output)]));
  const pushed = [...operations, ...subscribers].flatMap(({ frames = [] }) => frames);
  const byName = new Map(pushed.map(({ name, data }) => [name, schemas.output(data)] as const));
  const frames = entries([...byName]);
  const components = Object.entries(schemas.components)
    .map(([name, schema]) => `${comment(schema)}\ntype ${named(name)} = ${typeOf(schema)};`)
    .join('\n');
  return `// Written by \`npm run build:client\` from the schemas of the service.
import type { FileToSend } from './uploads/files.ts';

${components}

interface Inputs {\n${inputs}\n}
interface Outputs {\n${outputs}\n}
/** What each pushed frame carries, by its name. */
export interface FrameData {\n${frames}\n}

export type OperationName = keyof Outputs;
export type FieldErrorKind = ${list(
    fieldErrorKinds.map((kind) => `'${kind}'`),
    ' | ',
  )};
/** The input and the result of an operation, by its name. */
export type Input<N extends OperationName> = Inputs[N];
export type Output<N extends OperationName> = Outputs[N];
/** A message as shown to the reader; \`hidden\` when a block separates its author from the reader. */
export type Message = ShownMessage;
export {};
`;
}
