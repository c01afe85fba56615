/** Why something was refused, in words that no wire owns; `interfaces/problem.ts` knows the status numbers. */
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

export interface FieldError {
  /** JSON pointer into the input: `/pieces/0/x`. */
  readonly pointer: string;
  readonly detail: string;
}

export interface RefusalDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
}

/** An answer that the caller can understand and act on. Everything else that is thrown is a fault of ours. */
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

/** A declared refusal: a class with its stable code, so that operations can list what they may answer. */
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
