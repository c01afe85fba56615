import type { DomainEvent } from '../../domain/kernel/event.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { OutgoingFrame } from './frame.ts';
import type { Actor } from './operation.ts';

export abstract class Clock {
  abstract now(): Instant;
}

export abstract class Ids {
  /** UUIDv7s that never go back, even when the clock does. */
  abstract next<T extends Id>(): T;
}

/** Records events that no aggregate decides on, into the current unit of work. */
export abstract class EventRecorder {
  abstract record(event: DomainEvent): void;
}

/** Pushes frames to the sockets of the people they are for; best effort, never waits for a client. */
export abstract class FramePublisher {
  abstract publish(outgoing: readonly OutgoingFrame[]): void;
}

export type CounterKind =
  | 'like'
  | 'love'
  | 'happy'
  | 'wow'
  | 'sad'
  | 'angry'
  | 'comments'
  | 'views'
  | 'followers'
  | 'following'
  | 'friends'
  | 'posts'
  | 'items'
  | 'outfits';

/** Counts kept for speed: each change is a row of its own, folded every few seconds, exact at every moment. */
export abstract class Counters {
  /** Part of the current unit of work. */
  abstract add(subjectId: Id, kind: CounterKind, by: number): void;
}

/** Someone signed in, with the moment their access token dies. */
export interface SignedIn extends Actor {
  readonly expiresAt: Instant;
}

/** Tells who an access token belongs to. */
export abstract class Authenticator {
  /** Throws `TokenRejected` for a bad, expired or ended one; cheap when the token was seen before. */
  abstract authenticate(token: string): Promise<SignedIn>;
  /** Called once for each session that ends, in every process, within 2 s; sockets hang on it. */
  abstract onSessionEnded(listener: (sessionId: string) => void): void;
}

/** The keys that verify our access tokens, for other services. */
export abstract class PublicKeys {
  /** A JSON Web Key Set. */
  abstract published(): Promise<object>;
}

/** Who has a socket open right now, as far as this process can tell. */
export abstract class OnlineUsers {
  abstract ids(): UserId[];
  abstract nobody(): boolean;
}

/** Who is here, whatever the wire: told of each signed-in socket as it opens and closes. */
export abstract class PresenceTracker {
  abstract connected(userId: UserId): void;
  abstract disconnected(userId: UserId): void;
  /** Someone between two sockets still is, for a few seconds. */
  abstract isPresent(userId: UserId): boolean;
}

/** Keeps when people were last here; never goes back. */
export abstract class LastSeenTimes {
  abstract note(visits: readonly { readonly userId: UserId; readonly at: Instant }[]): Promise<void>;
}
