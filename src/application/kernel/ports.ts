import type { DomainEvent } from '../../domain/kernel/event.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Announcement, Push } from './frame.ts';
import type { Actor } from './operation.ts';

export abstract class Clock {
  abstract now(): Instant;
}

export abstract class Ids {
  /** UUIDv7s that never go back, even when the clock does. */
  abstract next<T extends Id>(): T;
}

/** Events that no aggregate stands for, recorded into the current unit of work. */
export abstract class Journal {
  /** `pushes` go out once it is stored, at most once: for frames whose making needs no further read. */
  abstract record(event: DomainEvent, pushes?: readonly Push[]): void;
}

/** Pushes frames to the sockets of the people they are for; best effort, never waits for a client. */
export abstract class Live {
  abstract push(announcements: readonly Announcement[]): void;
}

export type TallyKind =
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
export abstract class Tallies {
  /** Part of the current unit of work. */
  abstract add(subjectId: Id, kind: TallyKind, by: number): void;
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

/** Who has a socket open right now, as far as this process can tell. */
export abstract class Online {
  abstract ids(): UserId[];
  abstract nobody(): boolean;
}

/** Who is here, whatever the wire: told of each signed-in socket as it opens and closes. */
export abstract class Attendance {
  abstract opened(userId: UserId): void;
  abstract closed(userId: UserId): void;
  /** Someone between two sockets still is, for a few seconds. */
  abstract isHere(userId: UserId): boolean;
}

/** Keeps when people were last here; never goes back. */
export abstract class LastSeen {
  abstract note(visits: readonly { readonly userId: UserId; readonly at: Instant }[]): Promise<void>;
}
