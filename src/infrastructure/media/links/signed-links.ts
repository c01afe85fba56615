import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seals data into one path segment, signed by HMAC-SHA-256. The data is readable, not secret. */
export class SignedLinks {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  seal(purpose: string, data: object): string {
    const text = Buffer.from(JSON.stringify(data)).toString('base64url');
    return `${text}.${this.#sign(purpose, text)}`;
  }

  /** Undefined unless it was sealed with this key and for this purpose. */
  open(purpose: string, sealed: string): unknown {
    const [text = '', signature = '', ...more] = sealed.split('.');
    const expected = Buffer.from(this.#sign(purpose, text));
    const given = Buffer.from(signature);
    if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
      return undefined;
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  }

  /** A keyed digest, to compare texts without revealing them. */
  digest(text: string): string {
    return this.#sign('digest', text).slice(0, 22);
  }

  #sign(purpose: string, text: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}\0${text}`).digest('base64url');
  }
}
