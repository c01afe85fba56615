import type { Visibility } from '../access/policy.ts';
import type { Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { RoomIsClosed } from './errors.ts';
import { leads, type MemberRole } from './membership.ts';
import { RoomChanged, RoomClosed, RoomOpened } from './published.ts';
import type { ConversationId } from './timeline.ts';

export type RoomVisibility = Extract<Visibility, 'public' | 'private'>;

interface Opening {
  readonly id: ConversationId;
  readonly ownerId: UserId;
  readonly title: string;
  readonly description: string;
  readonly visibility: RoomVisibility;
  readonly at: Instant;
}

export interface RoomChanges {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly visibility?: RoomVisibility | undefined;
}

/** What a room is. Who is in it are rows of their own: see `Memberships`. */
export class Room {
  readonly id: ConversationId;
  protected readonly kind = 'room';
  protected readonly openerId: UserId;
  private title: string;
  private description: string;
  private visibility: RoomVisibility;
  private openFromSeq = 1;
  protected readonly lastAt: Instant;
  protected readonly createdAt: Instant;
  private closedAt: Instant | null = null;

  private constructor(opening: Opening) {
    this.id = opening.id;
    this.openerId = opening.ownerId;
    this.title = opening.title;
    this.description = opening.description;
    this.visibility = opening.visibility;
    this.lastAt = opening.at;
    this.createdAt = opening.at;
  }

  static open(opening: Opening): Room {
    const room = new Room(opening);
    record(room, RoomOpened({ roomId: room.id, ownerId: opening.ownerId }));
    return room;
  }

  get called(): string {
    return this.title;
  }

  get isListed(): boolean {
    return this.visibility === 'public' && this.closedAt === null;
  }

  get isClosed(): boolean {
    return this.closedAt !== null;
  }

  /** Into a public room any member brings others; into a private one those who lead it. */
  mayInvite(role: MemberRole): boolean {
    return this.visibility === 'public' || leads(role);
  }

  /** From which message on someone sees who joins after `lastSeq`. */
  visibleFrom(lastSeq: number): number {
    return this.visibility === 'public' ? this.openFromSeq : lastSeq + 1;
  }

  /** What was said in private stays with those who were there: an opened room shows newcomers what follows `lastSeq`. */
  change(byId: UserId, { title, description, visibility }: RoomChanges, lastSeq: number): void {
    if (this.isClosed) throw new RoomIsClosed();
    const before = JSON.stringify([this.title, this.description, this.visibility]);
    this.title = title ?? this.title;
    this.description = description ?? this.description;
    if (visibility === 'public' && this.visibility === 'private') this.openFromSeq = lastSeq + 1;
    this.visibility = visibility ?? this.visibility;
    if (JSON.stringify([this.title, this.description, this.visibility]) !== before)
      record(this, RoomChanged({ roomId: this.id, byId }));
  }

  /** For ever; its members keep what was said. */
  close(at: Instant): void {
    if (this.isClosed) return;
    this.closedAt = at;
    record(this, RoomClosed({ roomId: this.id }));
  }
}

export abstract class Rooms {
  abstract find(id: ConversationId): Promise<Room | undefined>;
  abstract add(room: Room): void;
  /** Makes what it is called findable, or no more. */
  abstract list(room: Room): void;
}
