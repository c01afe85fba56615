import type { JsonSchema, Schemas } from '../../schemas.ts';
import type { Endpoint } from '../endpoints.ts';
import { paramsOf } from '../route.ts';
import type { Parameter } from './components.ts';

const text: JsonSchema = { type: 'string' };
const ownId: JsonSchema = { type: 'string', format: 'uuid', description: 'Your own id' };

/** Where each field is sent: in the path, otherwise in the query (GET) or the body. */
export function inputParts(
  { operation, path, method, translation, flow }: Endpoint,
  drafts: Schemas,
): { readonly parameters: readonly Parameter[]; readonly body: JsonSchema | undefined } {
  const { rename = {}, caller = [], fixed = {}, defaults = {} } = translation;
  const input = drafts.input(operation.input);
  const fields = drafts.fields(input);
  const required = new Set(drafts.resolve(input).required?.filter((field) => !(field in defaults)));
  const nameHere = Object.fromEntries(Object.entries(rename).map(([here, field]) => [field, here]));
  const names = paramsOf(path);
  const inPath = names.map((name) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: caller.includes(name) ? ownId : (fields[rename[name] ?? name] ?? text),
  }));
  const others = Object.entries(fields).filter(
    ([field]) => !names.includes(nameHere[field] ?? field) && !(field in fixed),
  );
  if (method === 'GET') {
    const inQuery = others.map(([field, schema]) => ({
      name: nameHere[field] ?? field,
      in: 'query' as const,
      required: required.has(field),
      schema,
    }));
    return { parameters: [...inPath, ...inQuery], body: undefined };
  }
  const ownIds = caller.filter((name) => !names.includes(name));
  if (flow || others.length + ownIds.length === 0) return { parameters: inPath, body: undefined };
  const whole =
    names.length === 0 && Object.keys({ ...rename, ...defaults }).length === 0 && ownIds.length === 0;
  return {
    parameters: inPath,
    body: whole
      ? input
      : objectOf(
          [...others, ...ownIds.map((name) => [name, ownId] as const)],
          nameHere,
          required,
          drafts.resolve(input),
        ),
  };
}

function objectOf(
  fields: readonly (readonly [string, JsonSchema])[],
  nameHere: Readonly<Record<string, string>>,
  required: ReadonlySet<string>,
  { additionalProperties }: JsonSchema,
): JsonSchema {
  const named = fields.map(([field, schema]) => [nameHere[field] ?? field, schema] as const);
  const needed = fields.filter(([field]) => required.has(field)).map(([field]) => nameHere[field] ?? field);
  return {
    type: 'object',
    properties: Object.fromEntries(named),
    ...(needed.length > 0 && { required: needed }),
    ...(additionalProperties !== undefined && { additionalProperties }),
  };
}
