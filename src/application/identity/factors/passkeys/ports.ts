import type { z } from 'zod';
import type { Passkey } from '../../../../domain/identity/factors/passkey.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { NewPasskeyAnswer, PasskeyAnswer } from './fields.ts';
import type { PasskeyCreation, PasskeyRequest } from './views.ts';

/** `required`: the authenticator asks for its PIN or a fingerprint, so that it proves two factors at once. */
export type UserVerification = 'required' | 'preferred';

/** Implements WebAuthn: makes the options for browsers, and verifies their answers. */
export abstract class PasskeyVerifier {
  /** The challenge in an unverified answer; undefined if the answer contains none. */
  abstract challengeOf(answer: NewPasskeyAnswer | PasskeyAnswer): string | undefined;
  /** `known`: the account's passkeys, so that the browser does not register one of them again. */
  abstract creation(of: {
    readonly userId: UserId;
    readonly username: string;
    readonly challenge: string;
    readonly known: readonly Passkey[];
  }): z.input<typeof PasskeyCreation>;
  /** Without `allowed` the browser offers every passkey that it has for this service. */
  abstract request(of: {
    readonly challenge: string;
    readonly allowed?: readonly Passkey[];
    readonly userVerification: UserVerification;
  }): z.input<typeof PasskeyRequest>;
  /** Undefined when anything is wrong: challenge, origin, service, algorithm, signature. */
  abstract verifyNew(
    answer: NewPasskeyAnswer,
    challenge: string,
  ): Promise<Omit<Passkey, 'factorId' | 'userId'> | undefined>;
  /** As `verifyNew`. Returns the authenticator's counter without comparing it. */
  abstract verify(
    answer: PasskeyAnswer,
    asked: {
      readonly challenge: string;
      readonly passkey: Passkey;
      readonly userVerification: UserVerification;
    },
  ): Promise<Pick<Passkey, 'counter' | 'backedUp'> | undefined>;
}
