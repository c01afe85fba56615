import type { JsonSchema } from '../../schemas.ts';

export const schemasAt = '#/components/schemas/';
export const nameIn = (reference: string): string => reference.slice(schemasAt.length);

export function numbered(name: string, taken: Readonly<Record<string, unknown>>): string {
  for (let n = 2; ; n++) if (!taken[name + n]) return name + n;
}

const isUnion = ({ anyOf = [] }: JsonSchema) => anyOf.filter(({ $ref }) => $ref !== undefined).length > 1;
/** Whether generators would invent a name for a schema inside another. */
export const deservesName = (schema: JsonSchema & { enum?: readonly unknown[] }) =>
  schema.properties !== undefined || (schema.enum ?? []).length > 1 || isUnion(schema);

/** `MessageOrHiddenMessage` for one or the other, `PostPage` for a page of posts. */
export const tellingName = (schema: JsonSchema) =>
  isUnion(schema)
    ? schema.anyOf!.flatMap(({ $ref }) => ($ref === undefined ? [] : [nameIn($ref)])).join('Or')
    : pageName(schema);

function pageName({ properties }: JsonSchema): string | undefined {
  const { items, nextCursor, ...others } = properties ?? {};
  const one = items?.items?.$ref;
  if (!nextCursor || one === undefined || Object.keys(others).length > 0) return undefined;
  return `${nameIn(one)}Page`;
}
