import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { idField } from './fields.ts';

/** The sort key of the last row of the previous page. Opaque to callers. */
const cursorField = <K extends z.ZodType>(key: K) =>
  z
    .string()
    .max(6000)
    .transform((text, ctx): z.output<K> => {
      const decoded = key.safeParse(decode(text));
      if (decoded.success) return decoded.data;
      ctx.addIssue({ code: 'custom', message: 'is not a cursor of this list' });
      return z.NEVER;
    })
    .meta({ description: 'The `nextCursor` of the previous page; opaque.' });

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const limitField = z.int().min(1).max(100).default(20).describe('Rows per page, 1 to 100.');

/** Input fields of a list that is ordered by `key`. */
export const pageInput = <K extends z.ZodType>(key: K) => ({
  limit: limitField,
  cursor: cursorField(key).optional(),
});
/** Input fields of a list that is ordered by id, and so by time. */
export const idPageInput = <T extends Id>() => pageInput(idField<T>());

const makePage = <T extends z.ZodType>(item: T) => {
  const id = item.meta()?.id;
  const page = z.object({
    items: z.array(item).describe('The rows of this page, in the order of the list.'),
    nextCursor: z.string().nullable().describe('Give it as `cursor` for the next page; null at the end.'),
  });
  return typeof id === 'string' ? page.meta({ id: `${id}Page`, description: `A page of ${id}.` }) : page;
};
const pages = new WeakMap<z.ZodType, unknown>();

/** A page of these items; one component for each kind of item that has a name. */
export function pageOf<T extends z.ZodType>(item: T): ReturnType<typeof makePage<T>> {
  if (!pages.has(item)) pages.set(item, makePage(item));
  return pages.get(item) as ReturnType<typeof makePage<T>>;
}

export interface PageRequest<K> {
  readonly limit: number;
  readonly cursor?: K | undefined;
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Makes a page from rows read with `limit + 1`: the extra row only shows that there is a next page. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => unknown,
  view: (row: R) => T,
): Page<T> {
  const shown = rows.length > limit ? rows.slice(0, limit) : rows;
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(view), nextCursor: last === undefined ? null : encodeCursor(keyOf(last)) };
}

export const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
