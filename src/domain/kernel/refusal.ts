/** Kinds of refusals, independent of the transport. `interfaces/problem.ts` maps them to HTTP status codes. */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'too-many'
  | 'unavailable';

/** What is wrong with a field, for programs: an app says it in the language of its user. */
export const fieldErrorKinds = [
  'required',
  'unknown-field',
  'wrong-type',
  'wrong-format',
  'wrong-characters',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-large',
  'not-an-option',
  'not-an-email',
  'not-a-link',
  'not-a-day',
  'not-a-username',
  'duplicate',
  'conflicting',
  'not-yours',
  'in-the-past',
  'before-start',
  'easily-guessed',
  'breached',
  'expired',
  'other',
] as const;
export type FieldErrorKind = (typeof fieldErrorKinds)[number];

export interface FieldError {
  /** JSON pointer into the input: `/pieces/0/x`. */
  readonly pointer: string;
  readonly detail: string;
  /** `other` when it is left out. */
  readonly kind?: FieldErrorKind;
  /** Of `too-…`: the least or most characters, entries, or value. */
  readonly limit?: number;
}

/** Why an account may not write, and until when: ISO 8601, null for good. */
export interface SuspensionDetails {
  readonly reason: string;
  readonly until: string | null;
}

export interface RefusalDetails {
  readonly detail?: string;
  readonly suspension?: SuspensionDetails;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
}

/** A refusal that the caller can understand and act on. Any other thrown error is a bug or an outage. */
export class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;

  constructor(code: string, kind: RefusalKind, title: string, details: RefusalDetails = {}) {
    super(title);
    this.name = new.target.name;
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

/** A refusal class with its stable code, so that operations can list the refusals they may answer. */
export interface RefusalType {
  new (details?: RefusalDetails): Refusal;
  readonly code: string;
  readonly kind: RefusalKind;
  readonly title: string;
}

/** `class RoomIsFull extends refusal('messaging.room-is-full', 'conflict', 'The room is full') {}` */
export function refusal(code: string, kind: RefusalKind, title: string): RefusalType {
  return class extends Refusal {
    static readonly code = code;
    static readonly kind = kind;
    static readonly title = title;

    constructor(details?: RefusalDetails) {
      super(code, kind, title, details);
    }
  };
}
