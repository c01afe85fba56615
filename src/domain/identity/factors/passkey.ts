import type { Instant, UserId } from '../../kernel/id.ts';
import type { FactorId } from './factor.ts';

/** What an authenticator registered: a factor of kind `passkey` has exactly one. */
export interface Passkey {
  readonly factorId: FactorId;
  readonly userId: UserId;
  /** Chosen by the authenticator; base64url. It belongs to one account. */
  readonly credentialId: string;
  /** A COSE key, base64url. */
  readonly publicKey: string;
  /** How often the authenticator says that it signed; 0 for authenticators that do not count. */
  readonly counter: number;
  /** How the browser reached it, such as `internal` or `usb`. */
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

const devices: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iPhone or iPad'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

/** The default name of a passkey. */
export function defaultPasskeyName(transports: readonly string[], userAgent: string | undefined): string {
  if (!transports.includes('internal'))
    return transports.some((way) => /^(usb|nfc|ble)$/.test(way)) ? 'Security key' : 'Passkey';
  const device = devices.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return device === undefined ? 'Passkey' : `Passkey (${device})`;
}

export abstract class Passkeys {
  abstract ofAccount(userId: UserId): Promise<readonly Passkey[]>;
  abstract find(credentialId: string): Promise<Passkey | undefined>;
  abstract add(passkey: Passkey): void;
  /**
   * Stores the counter of a verified answer. Resolves to false unless it rose, or both are 0: then there is a copy of the
   * authenticator. Of concurrent callers with one answer only one gets true.
   */
  abstract use(
    passkey: Pick<Passkey, 'factorId' | 'userId' | 'counter' | 'backedUp'> & { readonly now: Instant },
  ): Promise<boolean>;
}
