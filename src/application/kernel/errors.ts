import { refusal } from '../../domain/kernel/refusal.ts';

// Refusals that any operation may answer.
export class NotSignedIn extends refusal('request.not-signed-in', 'unauthenticated', 'Sign in first') {}
export class TokenRejected extends refusal(
  'request.token-rejected',
  'unauthenticated',
  'The access token is invalid or has expired',
) {}
export class NotAllowed extends refusal('request.not-allowed', 'forbidden', 'You may not do this') {}
export class AccountSuspended extends refusal(
  'identity.suspended',
  'forbidden',
  'Your account is suspended; you may read, appeal, export your data and delete the account',
) {}
export class FactorNeeded extends refusal(
  'identity.factor-needed',
  'forbidden',
  'Sign in with a second factor to do this',
) {}
export class ProofNeeded extends refusal(
  'identity.proof-needed',
  'forbidden',
  'Prove again that it is you: identity.prove-again',
) {}
export class InvalidFields extends refusal('request.invalid-fields', 'invalid', 'Some fields are invalid') {}
export class TooManyRequests extends refusal('request.too-many', 'too-many', 'Too many requests') {}
export class KeyReused extends refusal(
  'request.idempotency-key-reused',
  'conflict',
  'This Idempotency-Key was used with another body',
) {}
export class KeyInFlight extends refusal(
  'request.idempotency-key-in-flight',
  'conflict',
  'A request with this Idempotency-Key is still running',
) {}
export class ConcurrencyConflict extends refusal(
  'request.conflict',
  'conflict',
  'Another request changed this at the same time; try again',
) {}
export class Unavailable extends refusal(
  'request.unavailable',
  'unavailable',
  'The service is temporarily unavailable; try again',
) {}
export class Overloaded extends refusal(
  'request.overloaded',
  'unavailable',
  'The service is overloaded; try again later',
) {}
