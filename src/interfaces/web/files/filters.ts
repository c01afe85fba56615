import type { Input } from '../../client/index.ts';

export const kinds = ['image', 'video', 'audio', 'document'] as const;
export const uses = ['used', 'unused'] as const;

/** What the address of the files says. What it says wrongly is left out. */
export interface FileFilters {
  readonly kind?: (typeof kinds)[number];
  readonly use?: (typeof uses)[number];
}

export function readFileFilters(search: Record<string, unknown>): FileFilters {
  const kind = kinds.find((one) => one === search.kind);
  const use = uses.find((one) => one === search.use);
  return { ...(kind && { kind }), ...(use && { use }) };
}

export const toListInput = ({ kind, use }: FileFilters): Input<'media.list-my-files'> => ({
  ...(kind && { kind }),
  ...(use && { unused: use === 'unused' }),
  limit: 40,
});
