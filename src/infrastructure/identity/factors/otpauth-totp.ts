import { Secret, TOTP } from 'otpauth';
import { Totp } from '../../../application/identity/factors/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';

const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const issuer = 'Layers';

export class OtpauthTotp extends Totp {
  secret(): string {
    return new Secret({ size: 20 }).base32;
  }

  url(secret: string, label: string): string {
    return new TOTP({ ...settings, issuer, label, secret: Secret.fromBase32(secret) }).toString();
  }

  stepOf(code: string, secret: string, now: Instant): number | undefined {
    const at = { ...settings, timestamp: now };
    const delta = TOTP.validate({ ...at, token: code, secret: Secret.fromBase32(secret), window: 1 });
    return delta === null ? undefined : TOTP.counter(at) + delta;
  }
}
