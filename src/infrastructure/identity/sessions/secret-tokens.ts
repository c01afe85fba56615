import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SecretTokens } from '../../../application/identity/ports.ts';
import { readOrCreate } from '../../kernel/files/private-file.ts';

export class HmacSecretTokens extends SecretTokens {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    super();
    this.#key = key;
  }

  random(): string {
    return randomBytes(32).toString('base64url');
  }

  derive(purpose: string, from: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}\0${from}`).digest('base64url');
  }

  digest(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }
}

/** Derived from the pepper, which all servers share. Without a pepper it is generated once in the data directory. */
export async function secretTokenKey(dataDir: string, pepper: string | undefined): Promise<Uint8Array> {
  if (pepper !== undefined) return new Uint8Array(hkdfSync('sha256', pepper, '', 'layers secret tokens', 32));
  const kept = await readOrCreate(join(dataDir, 'keys', 'secret-tokens'), async () =>
    randomBytes(32).toString('base64url'),
  );
  return Buffer.from(kept, 'base64url');
}
