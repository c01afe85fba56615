import type { JsonSchema } from '../../schemas.ts';

const int32 = 2 ** 31 - 1;
/** Their patterns are long, and say what the format says. */
const formatsWithPattern = new Set(['uuid', 'date', 'date-time', 'email', 'uri']);

/** One schema, without those inside it, in the form that code generators understand best. */
export function simplify(schema: JsonSchema): JsonSchema {
  const { type, format, pattern, minimum, maximum } = schema;
  const rest = omit(schema, ['pattern', 'minimum', 'maximum', 'default']);
  const bounds = {
    ...(isSafe(minimum) && { minimum }),
    ...(isSafe(maximum) && { maximum }),
    ...(pattern !== undefined && !formatsWithPattern.has(String(format)) && { pattern }),
    ...(schema.default !== undefined && { default: schema.default }),
  };
  if (type === 'integer')
    return { ...rest, format: isSmall(minimum) && isSmall(maximum) ? 'int32' : 'int64', ...bounds };
  if (type === 'number') return { ...rest, format: 'double', ...bounds };
  return { ...rest, ...bounds };
}

const isSafe = (bound: unknown) => typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
const isSmall = (bound: unknown) => typeof bound === 'number' && Math.abs(bound) <= int32;

export const omit = (schema: JsonSchema, names: readonly string[]): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));

/** `X | null` as one type where X is a simple one, which most generators turn into a nullable field. */
export function nullable(variants: readonly JsonSchema[]): JsonSchema | undefined {
  const [some, none] = variants;
  if (variants.length !== 2 || none!.type !== 'null' || typeof some!.type !== 'string') return undefined;
  return { ...some, type: [some!.type, 'null'] };
}

/** An intersection of objects as one object. */
export function merged(parts: readonly JsonSchema[]): JsonSchema {
  const required = parts.flatMap((part) => part.required ?? []);
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    ...(required.length > 0 && { required }),
    ...(parts.some(({ additionalProperties }) => additionalProperties === false) && {
      additionalProperties: false,
    }),
  };
}

/** `follow-requests` → `FollowRequests` */
export const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

export const singular = (name: string): string =>
  name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.endsWith('ss') ? name : name.replace(/s$/, '');

export const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

/** A record that has every key of an enumeration, as an object with these fields. */
export function withKeys(schema: JsonSchema): JsonSchema {
  const { propertyNames, required, additionalProperties } = schema;
  if (!isSchema(propertyNames) || !required) return schema;
  return {
    ...omit(schema, ['propertyNames', 'additionalProperties']),
    properties: Object.fromEntries(required.map((key) => [key, additionalProperties as JsonSchema])),
  };
}

/** Generators make a field of a body required when it has a default. */
export function defaultInWords(field: JsonSchema): JsonSchema {
  if (field.default === undefined) return field;
  const words = `Default: \`${JSON.stringify(field.default)}\`.`;
  const { description } = field;
  return {
    ...omit(field, ['default']),
    description: description === undefined ? words : `${String(description).replace(/\.$/, '')}. ${words}`,
  };
}
