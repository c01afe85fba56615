import { hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreate } from '../../kernel/files/private-file.ts';

/** Derived from the pepper, which all servers share. Without a pepper it is generated once in the data directory. */
export async function linkKey(dataDir: string, pepper: string | undefined): Promise<Uint8Array> {
  if (pepper !== undefined) return new Uint8Array(hkdfSync('sha256', pepper, '', 'layers file links', 32));
  const kept = await readOrCreate(join(dataDir, 'keys', 'file-links'), async () =>
    randomBytes(32).toString('base64url'),
  );
  return Buffer.from(kept, 'base64url');
}
