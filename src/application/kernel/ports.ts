import type { DomainEvent } from '../../domain/kernel/event.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { OutgoingFrame, Watched } from './frame.ts';
import type { Actor } from './operation.ts';

export abstract class Clock {
  abstract now(): Instant;
}

export abstract class Ids {
  /** Generates UUIDv7s that always increase, even when the clock goes back. */
  abstract next<T extends Id>(): T;
}

/** Records events that no aggregate decides, in the current unit of work. */
export abstract class EventRecorder {
  abstract record(event: DomainEvent): void;
}

/** Pushes frames to the connections of their recipients: best effort, without waiting for clients. */
export abstract class FramePublisher {
  /**
   * Frames arrive in the order of the calls. Resolves once they are handed over; never rejects, since clients
   * notice the gap and catch up.
   */
  abstract publish(outgoing: readonly OutgoingFrame[]): Promise<void>;
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
  | 'outfits'
  | 'tips'
  | `${'posts' | 'items' | 'outfits'}${'Public' | 'Followers' | 'Friends'}`;

/**
 * Stored counts. Each change is a row of its own, compacted every few seconds; a read adds both, so a count is
 * always exact.
 */
export abstract class Counters {
  /** Part of the current unit of work. */
  abstract add(subjectId: Id, kind: CounterKind, by: number): void;
}

/** A signed-in user, with the time when the access token expires. */
export interface SignedIn extends Actor {
  readonly expiresAt: Instant;
}

/** Verifies access tokens. */
export abstract class Authenticator {
  /** Throws `TokenRejected` when the token is invalid, expired or revoked. Cheap for a token seen before. */
  abstract authenticate(token: string): Promise<SignedIn>;
  /**
   * A new token for a socket that signed in by cookie and cannot read its successor. Throws `TokenRejected` unless the
   * session was refreshed after the socket's token was issued: an access token alone must not prolong itself.
   */
  abstract renew(signedIn: SignedIn): Promise<{ readonly token: string; readonly signedIn: SignedIn }>;
  /**
   * Calls the listener once for each session that ends, in every process within 2 s, so that sockets are
   * closed.
   */
  abstract onSessionEnded(listener: (sessionId: string) => void): void;
}

/** Fresh proofs of identity. */
export abstract class StepUp {
  /** Throws `ProofNeeded` when the account has a second factor and this session has no proof of the last 10 minutes. */
  abstract assertProven(actor: Actor): Promise<void>;
}

/** The public keys of the access tokens, for other services. */
export abstract class PublicKeys {
  /** A JSON Web Key Set. */
  abstract published(): Promise<object>;
}

/** The users with open connections. There is no list of all of them: its cost would grow with the service. */
export abstract class OnlineUsers {
  /** Filters `ids` to users who are online, without duplicates. */
  abstract among(ids: readonly UserId[]): UserId[];
  /** All online users if there are at most `limit`, otherwise undefined. */
  abstract allIfAtMost(limit: number): UserId[] | undefined;
  abstract nobody(): boolean;
}

/** Finds the users who watch the subject of a frame. */
export abstract class Watchers {
  /** Users connected to this process who watch the subject and may receive the frame. */
  abstract of(watched: Watched): Promise<readonly UserId[]>;
}

/** Tracks who is present, over all wires, which report each signed-in connection as it opens and closes. */
export abstract class PresenceTracker {
  abstract connected(userId: UserId): Promise<void>;
  abstract disconnected(userId: UserId): Promise<void>;
  /** True for a few seconds after the last connection closes, since clients reconnect. */
  abstract isPresent(userId: UserId): Promise<boolean>;
}

/** Stores when users were last online; a stored time never goes back. */
export abstract class LastSeenTimes {
  abstract note(visits: readonly { readonly userId: UserId; readonly at: Instant }[]): Promise<void>;
}
