import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url');

/** CBOR of byte strings, texts and maps whose keys and values are encoded already. */
const cbor = {
  head: (major: number, n: number): Buffer =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]),
  int: (n: number): Buffer => (n < 0 ? cbor.head(1, -1 - n) : cbor.head(0, n)),
  bytes: (data: Uint8Array): Buffer => Buffer.concat([cbor.head(2, data.length), data]),
  text: (text: string): Buffer => Buffer.concat([cbor.head(3, text.length), Buffer.from(text)]),
  array: (items: readonly Buffer[]): Buffer => Buffer.concat([cbor.head(4, items.length), ...items]),
  map: (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
    Buffer.concat([cbor.head(5, entries.length), ...entries.flat()]),
};

interface Credential {
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly userHandle: string;
  readonly rpId: string;
  counter: number;
}

/** What deviates from an honest browser and authenticator. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly userVerified?: boolean;
  readonly alg?: number;
  readonly fmt?: string;
  readonly userHandle?: string;
  readonly credentialId?: Buffer;
}

interface Creation {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}
interface Request {
  readonly challenge: string;
  readonly rpId: string;
}

/** A browser with an authenticator in software: it makes genuine WebAuthn answers with ES256, and forged ones on demand. */
export class Authenticator {
  readonly #origin: string;
  readonly #counts: boolean;
  credential: Credential | undefined;

  /** `counts`: some authenticators always say 0. */
  constructor(origin: string, { counts = true }: { counts?: boolean } = {}) {
    this.#origin = origin;
    this.#counts = counts;
  }

  create(options: Creation, deviation: Deviation = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rpId = options.rp.id;
    const id = deviation.credentialId ?? randomBytes(32);
    this.credential = { id, key: privateKey, publicKey, userHandle: options.user.id, rpId, counter: 0 };
    const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    const key = cbor.map([
      [cbor.int(1), cbor.int(2)],
      [cbor.int(3), cbor.int(deviation.alg ?? -7)],
      [cbor.int(-1), cbor.int(1)],
      [cbor.int(-2), cbor.bytes(Buffer.from(x, 'base64url'))],
      [cbor.int(-3), cbor.bytes(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, key]);
    const authData = Buffer.concat([this.#authenticatorData(0x40, deviation), attested]);
    const fmt = deviation.fmt ?? 'none';
    const certificates = cbor.array([cbor.bytes(randomBytes(8))]);
    const statement =
      fmt === 'none'
        ? []
        : ([
            [cbor.text('alg'), cbor.int(-7)],
            [cbor.text('sig'), cbor.bytes(randomBytes(70))],
            [cbor.text('x5c'), certificates],
          ] as const);
    const attestationObject = cbor.map([
      [cbor.text('fmt'), cbor.text(fmt)],
      [cbor.text('attStmt'), cbor.map(statement)],
      [cbor.text('authData'), cbor.bytes(authData)],
    ]);
    const clientData = this.#clientData('webauthn.create', options, deviation);
    return {
      ...this.#id(),
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientData),
        attestationObject: base64url(attestationObject),
        transports: ['internal'],
      },
    };
  }

  get(options: Request, deviation: Deviation = {}) {
    const { key, userHandle } = this.#known();
    const authenticatorData = this.#authenticatorData(0, deviation);
    const clientData = this.#clientData('webauthn.get', options, deviation);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), key);
    return {
      ...this.#id(),
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
        userHandle: deviation.userHandle ?? userHandle,
      },
    };
  }

  /** Another device with the same key, as it is now. */
  copy(): Authenticator {
    const copy = new Authenticator(this.#origin, { counts: this.#counts });
    copy.credential = { ...this.#known() };
    return copy;
  }

  #known(): Credential {
    if (!this.credential) throw new Error('Nothing is registered yet');
    return this.credential;
  }

  #id() {
    const id = base64url(this.#known().id);
    return { id, rawId: id, type: 'public-key' as const };
  }

  #authenticatorData(flags: number, { rpId, userVerified = true }: Deviation): Buffer {
    const known = this.#known();
    if (this.#counts) known.counter++;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(known.counter);
    const present = 0x01 | (userVerified ? 0x04 : 0);
    return Buffer.concat([sha256(rpId ?? known.rpId), Buffer.from([flags | present]), counter]);
  }

  #clientData(type: string, options: { readonly challenge: string }, deviation: Deviation): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: deviation.type ?? type,
        challenge: deviation.challenge ?? options.challenge,
        origin: deviation.origin ?? this.#origin,
        crossOrigin: deviation.crossOrigin ?? false,
      }),
    );
  }
}
