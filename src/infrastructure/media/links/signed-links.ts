import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../../kernel/files/peppers.ts';

/** Seals data into one path segment, signed by HMAC-SHA-256. The data is readable, not secret. */
export class SignedLinks {
  readonly #keys: Keys;

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  seal(purpose: string, data: object): string {
    const text = Buffer.from(JSON.stringify(data)).toString('base64url');
    return `${text}.${sign(this.#keys[0], purpose, text)}`;
  }

  /** Undefined unless it was sealed with one of the keys and for this purpose. */
  open(purpose: string, sealed: string): unknown {
    const [text = '', signature = '', ...more] = sealed.split('.');
    const given = Buffer.from(signature);
    const isOurs = this.#keys.some((key) => {
      const expected = Buffer.from(sign(key, purpose, text));
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    if (more.length > 0 || !isOurs) return undefined;
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  }

  /** A keyed digest, to compare texts without revealing them. */
  digest(text: string): string {
    return sign(this.#keys[0], 'digest', text).slice(0, 22);
  }
}

const sign = (key: Uint8Array, purpose: string, text: string): string =>
  createHmac('sha256', key).update(`${purpose}\0${text}`).digest('base64url');
