import { CallRefused } from '../../client/index.ts';
import { client } from '../shell/client.ts';

/** The most people of one sending. */
const most = 10_000;
const perPage = 100;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function page(cursor: string | null) {
  for (;;) {
    try {
      return await client.call('identity.list-accounts', {
        limit: perPage,
        ...(cursor !== null && { cursor }),
      });
    } catch (error) {
      if (!(error instanceof CallRefused) || error.status !== 429) throw error;
      await pause(1_000 * (error.retryAfter ?? 1));
    }
  }
}

/** The ids of everyone. `onCount` is told how many are found so far. */
export async function everyone(onCount: (count: number) => void): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const { items, nextCursor } = await page(cursor);
    ids.push(...items.map(({ id }) => id));
    onCount(ids.length);
    if (nextCursor === null) return ids;
    cursor = nextCursor;
  }
}

/** As many sendings as it takes. */
export const inSendings = (ids: readonly string[], size = most): string[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
