import { createHash } from 'node:crypto';
import { itemRow } from './item-row.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Parses each row and finds its key. A row without `importKey` gets a hash of its content and, for repeated rows, their
 * number, so that importing a file twice changes nothing.
 */
export async function parseRows(given: readonly Fields[], turn: () => Promise<void> | undefined) {
  const seen = new Map<string, number>();
  const rows: {
    readonly fields: Fields;
    readonly parsed: ReturnType<typeof itemRow.safeParse>;
    readonly key: string;
  }[] = [];
  for (const fields of given) {
    await turn();
    const parsed = itemRow.safeParse(fields);
    if (parsed.data?.importKey !== undefined) {
      rows.push({ fields, parsed, key: parsed.data.importKey });
      continue;
    }
    // Without images, so that the key stays the same as images come and go.
    const { imageIds: _images, ...described } = parsed.data ?? {};
    const said =
      JSON.stringify(parsed.data && described, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      ) ?? '';
    const print = createHash('sha256').update(said).digest('base64url');
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    rows.push({ fields, parsed, key: `row:${print}:${nth}` });
  }
  return rows;
}
