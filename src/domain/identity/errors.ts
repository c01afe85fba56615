import { refusal } from '../kernel/refusal.ts';

export class WrongCredentials extends refusal(
  'identity.wrong-credentials',
  'unauthenticated',
  'No account has this login and password',
) {}
export class SessionIsOver extends refusal(
  'identity.session-over',
  'unauthenticated',
  'The session is over; sign in again',
) {}
export class WrongPassword extends refusal(
  'identity.wrong-password',
  'forbidden',
  'The current password is wrong',
) {}
export class PasswordTooCommon extends refusal(
  'identity.password-too-common',
  'invalid',
  'The password is too easy to guess',
) {}
export class UsernameTaken extends refusal('identity.username-taken', 'conflict', 'The username is taken') {}
export class EmailTaken extends refusal('identity.email-taken', 'conflict', 'The email address is taken') {}
export class UserNotFound extends refusal('identity.user-not-found', 'not-found', 'There is no such user') {}
export class SessionNotFound extends refusal(
  'identity.session-not-found',
  'not-found',
  'There is no such session',
) {}
export class MailTokenRejected extends refusal(
  'identity.mail-token-rejected',
  'invalid',
  'The token is invalid or expired',
) {}
/** The same refusal for a wrong code, ticket or kind, so that guesses reveal nothing. */
export class WrongCode extends refusal(
  'identity.wrong-code',
  'forbidden',
  'The code is wrong, was used, or came too late',
) {}
/** The key that opened its seed was dropped: no code of it can be verified any more. */
export class FactorUnusable extends refusal(
  'identity.factor-unusable',
  'forbidden',
  'This authenticator app cannot be used any more: use a passkey or a recovery code, or ask the operator of the service',
) {}
export class FactorNotFound extends refusal(
  'identity.factor-not-found',
  'not-found',
  'You have no such factor',
) {}
export class NoFactor extends refusal(
  'identity.no-factor',
  'conflict',
  'Recovery codes need a second factor',
) {}
export class TooManyFactors extends refusal(
  'identity.too-many-factors',
  'conflict',
  'An account has at most 10 factors',
) {}
