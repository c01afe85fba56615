import { Secret, TOTP } from 'otpauth';

/** What an authenticator app shows; `steps` of 30 s later. */
export const codeOf = (secret: string, now: number, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now + steps * 30_000 });

/** A code of the right form that is not accepted now. */
export function wrongCodeOf(secret: string, now: number): string {
  const right = [-1, 0, 1].map((steps) => codeOf(secret, now, steps));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code))!;
}
