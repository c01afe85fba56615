import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreate } from './private-file.ts';

/** Stands for no pepper in `PASSWORD_PEPPER`: alone, or last while a first pepper is introduced. */
export const noPepper = 'none';

/** Keys for one purpose: the first one signs, all of them verify. */
export type Keys = readonly [Uint8Array, ...Uint8Array[]];

/**
 * Derives a key from each pepper, so that all servers share them. For `none` the key is in the data directory, where it
 * is created once.
 */
export async function derivedKeys(
  { dataDir, peppers }: { dataDir: string; peppers: readonly string[] },
  { purpose, file }: { purpose: string; file: string },
): Promise<Keys> {
  const key = async (pepper: string): Promise<Uint8Array> => {
    if (pepper !== noPepper) return new Uint8Array(hkdfSync('sha256', pepper, '', purpose, 32));
    const kept = await readOrCreate(join(dataDir, 'keys', file), async () =>
      randomBytes(32).toString('base64url'),
    );
    return Buffer.from(kept, 'base64url');
  };
  const [first, ...others] = await Promise.all(peppers.map(key));
  return [first!, ...others];
}

/** Tells which pepper made a hash, without telling the pepper. Empty for `none`. */
export const pepperTag = (pepper: string): string =>
  pepper === noPepper
    ? ''
    : `p1:${createHmac('sha256', pepper).update('layers pepper').digest('hex').slice(0, 8)}`;
