import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { type Clock, PublicKeys } from '../../../application/kernel/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import { readOrCreate, replaceFile } from '../../kernel/files/private-file.ts';

/** Lifetime of an access token. */
export const tokenSeconds = 600;
// A server may sign with the former key until it notices the new one.
const retiredSeconds = tokenSeconds + 60;
const checkEveryMs = 2000;

interface StoredKey {
  readonly jwk: JWK;
  readonly createdAt: Instant;
}

interface SigningKey extends StoredKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Ed25519 keys, newest first: the newest signs, the others verify until their last tokens have expired. */
export class SigningKeys extends PublicKeys {
  readonly #file: string | null;
  readonly #clock: Clock;
  #keys: readonly SigningKey[] = [];
  #readAt: Instant = 0;
  #checkedAt = Number.NEGATIVE_INFINITY;

  private constructor(file: string | null, clock: Clock) {
    super();
    this.#file = file;
    this.#clock = clock;
  }

  /** Keys from the environment; they are not rotated here. */
  static async given(jwks: readonly JWK[], clock: Clock): Promise<SigningKeys> {
    const keys = new SigningKeys(null, clock);
    keys.#keys = await Promise.all(jwks.map((jwk) => imported({ jwk, createdAt: 0 })));
    return keys;
  }

  /** Keys in the data directory, generated when there are none. */
  static async kept(dataDir: string, clock: Clock): Promise<SigningKeys> {
    const file = fileIn(dataDir);
    await readOrCreate(file, firstKey(clock.now()));
    const keys = new SigningKeys(file, clock);
    await keys.#notice();
    return keys;
  }

  async signing(): Promise<SigningKey> {
    await this.#notice();
    return this.#keys[0]!;
  }

  async verifying(kid: string | undefined): Promise<CryptoKey | undefined> {
    if (!this.#keys.some((key) => key.kid === kid)) await this.#notice();
    return this.#alive().find((key) => key.kid === kid)?.publicKey;
  }

  override async published(): Promise<{ keys: JWK[] }> {
    await this.#notice();
    return { keys: this.#alive().map((key) => key.publicJwk) };
  }

  #alive(): readonly SigningKey[] {
    return this.#file === null ? this.#keys : alive(this.#keys, this.#clock.now());
  }

  /** Reads the file again when a rotation has replaced it. */
  async #notice(): Promise<void> {
    if (this.#file === null || performance.now() - this.#checkedAt < checkEveryMs) return;
    this.#checkedAt = performance.now();
    const { mtimeMs } = await stat(this.#file);
    if (mtimeMs === this.#readAt) return;
    const stored: StoredKey[] = JSON.parse(await readFile(this.#file, 'utf8'));
    this.#keys = await Promise.all(stored.map(imported));
    this.#readAt = mtimeMs;
  }
}

/** Adds a key, which signs from now on, and drops keys whose tokens have expired. Answers the id of the new key. */
export async function rotateKeys(dataDir: string, now: Instant): Promise<string> {
  const file = fileIn(dataDir);
  const key = await newKey(now);
  const stored: StoredKey[] = JSON.parse(await readOrCreate(file, firstKey(now)));
  const keys = alive([key, ...stored], now);
  await replaceFile(file, JSON.stringify(keys));
  return calculateJwkThumbprint(key.jwk);
}

const fileIn = (dataDir: string) => join(dataDir, 'keys', 'access-tokens.json');

const firstKey = (now: Instant) => async () => JSON.stringify([await newKey(now)]);

async function newKey(now: Instant): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { jwk: await exportJWK(privateKey), createdAt: now };
}

/** The creation of its successor retires a key. */
const alive = <K extends StoredKey>(keys: readonly K[], now: Instant): readonly K[] =>
  keys.filter((_, i) => i === 0 || keys[i - 1]!.createdAt + retiredSeconds * 1000 > now);

async function imported({ jwk, createdAt }: StoredKey): Promise<SigningKey> {
  const { kty, crv, x } = jwk as { kty: string; crv: string; x: string };
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  const publicJwk: JWK = { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' };
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, 'EdDSA'), importJWK(publicJwk, 'EdDSA')]);
  return {
    jwk,
    createdAt,
    kid,
    publicJwk,
    privateKey: privateKey as CryptoKey,
    publicKey: publicKey as CryptoKey,
  };
}
