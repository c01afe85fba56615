import { refusal } from '../../domain/kernel/refusal.ts';

// Refusals that any operation may give.
export class NotSignedIn extends refusal('request.not-signed-in', 'unauthenticated', 'Sign in first') {}
export class TokenRejected extends refusal(
  'request.token-rejected',
  'unauthenticated',
  'The access token is not valid, or no longer',
) {}
export class NotAllowed extends refusal('request.not-allowed', 'forbidden', 'You may not do this') {}
export class InvalidFields extends refusal(
  'request.invalid-fields',
  'invalid',
  'Some fields are not valid',
) {}
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
  'Someone else changed this at the same moment; try again',
) {}
export class Unavailable extends refusal(
  'request.unavailable',
  'unavailable',
  'The service cannot answer right now; try again',
) {}
export class Overloaded extends refusal(
  'request.overloaded',
  'unavailable',
  'The service has more to do than it can; try again later',
) {}
