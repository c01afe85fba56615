import { createHash, createHmac, randomBytes } from 'node:crypto';
import { SecretTokens } from '../../../application/identity/ports.ts';
import type { Keys } from '../../kernel/files/peppers.ts';

export class HmacSecretTokens extends SecretTokens {
  readonly #keys: Keys;

  constructor(keys: Keys) {
    super();
    this.#keys = keys;
  }

  random(): string {
    return randomBytes(32).toString('base64url');
  }

  derive(purpose: string, from: string): string {
    return derived(this.#keys[0], purpose, from);
  }

  derivations(purpose: string, from: string): readonly string[] {
    return this.#keys.map((key) => derived(key, purpose, from));
  }

  digest(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }
}

const derived = (key: Uint8Array, purpose: string, from: string): string =>
  createHmac('sha256', key).update(`${purpose}\0${from}`).digest('base64url');
