import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Vault } from '../../../application/identity/factors/ports.ts';

interface Key {
  readonly encryption: Uint8Array;
  readonly digest: Uint8Array;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM and HMAC-SHA-256, under keys that HKDF derives from server keys. */
export class AesVault extends Vault {
  readonly #keys: readonly [Key, ...Key[]];

  /** The first server key is used for what is new; the others still open and recognise what they made. */
  constructor(serverKeys: readonly [Uint8Array, ...Uint8Array[]]) {
    super();
    const [first, ...former] = serverKeys;
    this.#keys = [derived(first), ...former.map(derived)];
  }

  seal(secret: string, context: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#keys[0].encryption, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  unseal(sealed: string, context: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    for (const { encryption } of this.#keys) {
      const secret = opened(bytes, encryption, context);
      if (secret !== undefined) return secret;
    }
    return undefined;
  }

  isCurrent(sealed: string, context: string): boolean {
    return opened(Buffer.from(sealed, 'base64url'), this.#keys[0].encryption, context) !== undefined;
  }

  digests(text: string, context: string): readonly [string, ...string[]] {
    const under = ({ digest }: Key) =>
      createHmac('sha256', digest).update(`${context}\0${text}`).digest('base64url');
    const [first, ...former] = this.#keys;
    return [under(first), ...former.map(under)];
  }
}

function derived(serverKey: Uint8Array): Key {
  const bytes = new Uint8Array(hkdfSync('sha256', serverKey, '', 'layers factors', 64));
  return { encryption: bytes.subarray(0, 32), digest: bytes.subarray(32) };
}

/** Undefined when another key sealed it, or for another context. */
function opened(bytes: Buffer, key: Uint8Array, context: string): string | undefined {
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes));
  const first = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([first, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
