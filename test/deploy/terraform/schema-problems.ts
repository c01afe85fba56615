import type { Schemas } from '../schema.ts';
import { type Body, blocksOf, type Configuration } from './configuration.ts';

const meta = new Set(['count', 'for_each', 'depends_on', 'lifecycle', 'provider']);
const inLifecycle = new Set([
  'create_before_destroy',
  'prevent_destroy',
  'ignore_changes',
  'replace_triggered_by',
]);

/** What the provider would refuse in resources, data sources and its own block: unknown, missing and misplaced arguments. */
export function schemaProblems(configuration: Configuration, schemas: Schemas): string[] {
  const providers = Object.entries(configuration.provider).flatMap(([name, bodies]) =>
    bodies.flatMap((body) => schemas.problemsOf(`provider ${name}`, `provider ${name}`, body)),
  );
  const blocks = blocksOf(configuration).flatMap(({ address, type, body }) => {
    const own = Object.entries(body).filter(([key]) => !meta.has(key));
    return [
      ...schemas.problemsOf(address, type, expanded(Object.fromEntries(own))),
      ...lifecycleProblems(address, body, schemas.argumentsOf(type)),
    ];
  });
  return [...providers, ...blocks];
}

function lifecycleProblems(address: string, { lifecycle = [] }: Body, known: readonly string[]): string[] {
  return (lifecycle as Body[]).flatMap((body) => {
    const unknown = Object.keys(body).filter((key) => !inLifecycle.has(key));
    const ignored = ((body.ignore_changes ?? []) as string[]).map((text) => /\w+/.exec(text)![0]);
    return [
      ...unknown.map((key) => `${address}.lifecycle: ${key} is unknown`),
      ...ignored
        .filter((name) => !known.includes(name))
        .map((name) => `${address}.lifecycle: ${name} is unknown`),
    ];
  });
}

/** With the contents of `dynamic` blocks in the place of the blocks that they make. */
function expanded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expanded);
  if (typeof value !== 'object' || value === null) return value;
  const { dynamic = {}, ...body } = value as { dynamic?: Record<string, { content: Body[] }[]> } & Body;
  const all: Body = { ...body };
  for (const [name, blocks] of Object.entries(dynamic))
    all[name] = [...((all[name] as Body[] | undefined) ?? []), ...blocks.flatMap(({ content }) => content)];
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, expanded(one)]));
}
