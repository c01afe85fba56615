import type { Visibility } from '../access/policy.ts';
import { type HeldRemoval, IsRemoved, type Removal, removalOf } from '../access/removal.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { wordsOf } from '../kernel/words.ts';
import type { Ban } from './ban.ts';
import type { Conversation, ConversationId } from './conversation.ts';
import { BannedFromRoom, RoomIsClosed, RoomIsFull, TooManyRooms } from './errors.ts';
import { Invite, type InviteId } from './invite.ts';
import type { MemberRole } from './member-role.ts';
import { type Membership, maxMembers } from './membership.ts';
import {
  RoleChanged,
  RoomChanged,
  RoomClosed,
  RoomJoined,
  RoomLeft,
  RoomOpened,
  RoomRemoved,
  RoomRestored,
} from './published.ts';
import type { Joiner, Member, Target } from './room-people.ts';
import {
  assertLeads,
  assertMayBan,
  assertMayChangeRole,
  assertMayInvite,
  assertMayRemove,
  assertOwns,
  type Invitee,
} from './room-policy.ts';
import { type Candidate, successorAmong } from './successor.ts';

export type RoomVisibility = Extract<Visibility, 'public' | 'private'>;

interface Opening {
  readonly id: ConversationId;
  readonly owner: Joiner;
  readonly people: readonly (Joiner & { readonly friend: boolean })[];
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
/** What a room gets back when it is restored. */
type HeldRoom = HeldRemoval<RoomVisibility> & { readonly closedAt: Instant | null };
type Order = Pick<Conversation, 'lastSeq' | 'memberCount'>;

/**
 * What a room is, and who may do what to whom in it. Its members are rows of their own (`Memberships`): each decision
 * gets the few that matter, read under the lock of the room's conversation.
 */
export class Room {
  readonly id: ConversationId;
  protected readonly kind = 'room';
  protected readonly openerId: UserId;
  private title: string;
  private description: string;
  private visibility: RoomVisibility | 'removed';
  private openFromSeq = 1;
  protected readonly lastAt: Instant;
  protected readonly createdAt: Instant;
  private closedAt: Instant | null = null;
  private removal: HeldRoom | null = null;
  private avatarId: Id<'File'> | null = null;
  /** Whose file the avatar is: who set it, also after leaving the room. */
  private avatarOwnerId: UserId | null = null;
  /** Path suffix of the avatar's public URL. */
  protected avatar: string | null = null;

  private constructor(opening: Opening) {
    this.id = opening.id;
    this.openerId = opening.owner.userId;
    this.title = opening.title;
    this.description = opening.description;
    this.visibility = opening.visibility;
    this.lastAt = opening.at;
    this.createdAt = opening.at;
  }

  /** The owner's friends join at once, unless they are in too many rooms; the others are to be invited. */
  static open(opening: Opening): {
    readonly room: Room;
    readonly memberships: readonly Membership[];
    readonly toInvite: readonly UserId[];
  } {
    if (opening.owner.inTooManyRooms) throw new TooManyRooms();
    const room = new Room(opening);
    const { owner, people, at } = opening;
    record(room, RoomOpened({ roomId: room.id, ownerId: owner.userId }));
    const empty = { lastSeq: 0, memberCount: 1 };
    const memberships = [room.membership(owner.userId, 'owner', empty, at)];
    const toInvite: UserId[] = [];
    for (const { userId, friend, inTooManyRooms } of people)
      if (friend && !inTooManyRooms) memberships.push(room.join(userId, empty, at));
      else toInvite.push(userId);
    return { room, memberships, toInvite };
  }

  get isClosed(): boolean {
    return this.closedAt !== null;
  }

  /** Set while a moderator of the service has removed it, and it can be restored. */
  get removedAt(): Instant | null {
    return this.removal?.at ?? null;
  }

  /** The words that it is found by: none unless anyone may join it. */
  get searchWords(): readonly string[] {
    return this.visibility === 'public' && !this.isClosed ? wordsOf(this.title) : [];
  }

  /** Lets someone in who was invited, or may join a public room. */
  admit(joiner: Joiner & { readonly banned: boolean }, order: Order, at: Instant): Membership {
    if (joiner.banned) throw new BannedFromRoom();
    this.assertOpen();
    if (order.memberCount >= maxMembers) throw new RoomIsFull();
    if (joiner.inTooManyRooms) throw new TooManyRooms();
    return this.join(joiner.userId, order, at);
  }

  /** Answers with the invite that waits already, if there is one. */
  invite(
    by: Member,
    target: Invitee,
    sending: { readonly id: InviteId; readonly waiting: Invite | undefined; readonly at: Instant },
  ): Invite {
    this.assertOpen();
    assertMayInvite(by, target, this.visibility === 'public' ? 'public' : 'private');
    const { id, waiting, at } = sending;
    return waiting ?? Invite.send({ id, roomId: this.id, fromId: by.userId, toId: target.userId, at });
  }

  remove(by: Member, target: Target): void {
    assertMayRemove(by, target);
    this.recordLeft(target.userId, by.userId, 'removed');
  }

  /** Removes them too, if they are in. */
  ban(
    by: Member,
    target: Target & { readonly deleted: boolean },
    terms: Pick<Ban, 'reason' | 'until' | 'at'>,
  ): Ban {
    assertMayBan(by, target, terms);
    if (target.role) this.recordLeft(target.userId, by.userId, 'banned');
    return { roomId: this.id, userId: target.userId, byId: by.userId, ...terms };
  }

  /** @returns the roles that change: an owner who makes someone else owner becomes a moderator */
  changeRole(by: Member, target: Target, role: MemberRole): readonly Member[] {
    assertMayChangeRole(by, target);
    const changes: Member[] = [];
    if (role !== target.role) changes.push(this.assignRole(target.userId, role));
    if (role === 'owner') changes.push(this.assignRole(by.userId, 'moderator'));
    return changes;
  }

  /** An owner's room goes to the successor among `candidates`. Without one it closes. @returns the successor */
  leave(member: Member, candidates: readonly Candidate[], at: Instant): Member | undefined {
    this.recordLeft(member.userId, member.userId, 'left');
    if (member.role !== 'owner') return undefined;
    const successor = successorAmong(candidates);
    if (successor) return this.assignRole(successor, 'owner');
    // Nobody is left to see a removed room, or to appeal.
    if (!this.deleteRemoved()) this.end(at);
    return undefined;
  }

  /** Newcomers to a room that was private see what is written from now on. */
  change(by: Member, changes: RoomChanges, { lastSeq }: Pick<Conversation, 'lastSeq'>): void {
    this.assertMayChange(by);
    const { title = this.title, description = this.description, visibility = this.visibility } = changes;
    if (title === this.title && description === this.description && visibility === this.visibility) return;
    if (visibility === 'public' && this.visibility === 'private') this.openFromSeq = lastSeq + 1;
    this.title = title;
    this.description = description;
    this.visibility = visibility;
    record(this, RoomChanged({ roomId: this.id, byId: by.userId }));
  }

  /** Throws unless `by` may change what the room looks like now. */
  assertMayChange(by: Member): void {
    assertLeads(by.role);
    this.assertOpen();
  }

  /** `path` is the path suffix of the avatar's public URL. */
  setAvatar(by: Member, fileId: Id<'File'>, path: string): void {
    this.assertMayChange(by);
    this.avatarId = fileId;
    this.avatarOwnerId = by.userId;
    this.avatar = path;
    record(this, RoomChanged({ roomId: this.id, byId: by.userId }));
  }

  /** @returns whether there was one */
  removeAvatar(by: Member): boolean {
    this.assertMayChange(by);
    return this.clearAvatar(by.userId);
  }

  /** The owner of the file replaced its content. */
  renewAvatar(path: string): void {
    if (this.avatarOwnerId === null) return;
    this.avatar = path;
    record(this, RoomChanged({ roomId: this.id, byId: this.avatarOwnerId }));
  }

  /** The account whose file it is was deleted. */
  loseAvatar(): void {
    if (this.avatarOwnerId !== null) this.clearAvatar(this.avatarOwnerId);
  }

  /** For good: its members can still read it. */
  close(by: Member, at: Instant): void {
    assertOwns(by.role);
    this.end(at);
  }

  /**
   * By a moderator of the service: closed, and visible to its owner alone, until it is restored. The memberships of the
   * others are held (`Memberships.hold`). @returns whether it changes
   */
  hide(removal: Removal): boolean {
    if (this.visibility === 'removed') return false;
    this.removal = { ...removalOf(removal), visibility: this.visibility, closedAt: this.closedAt };
    this.visibility = 'removed';
    this.closedAt = removal.at;
    record(this, RoomRemoved({ roomId: this.id }));
    return true;
  }

  /** @returns whether it changes: not if its owner has left it since */
  restore(): boolean {
    if (!this.removal) return false;
    ({ visibility: this.visibility, closedAt: this.closedAt } = this.removal);
    this.removal = null;
    record(this, RoomRestored({ roomId: this.id }));
    return true;
  }

  /** The time in which it could be restored is over, or its owner left: nobody sees it any more. @returns whether it changes */
  deleteRemoved(): boolean {
    if (!this.removal) return false;
    this.removal = null;
    this.title = this.description = '';
    if (this.avatarOwnerId !== null) this.clearAvatar(this.avatarOwnerId);
    return true;
  }

  private end(at: Instant): void {
    if (this.removal) {
      this.removal = { ...this.removal, closedAt: this.removal.closedAt ?? at };
      return;
    }
    if (this.isClosed) return;
    this.closedAt = at;
    record(this, RoomClosed({ roomId: this.id }));
  }

  private clearAvatar(byId: UserId): boolean {
    if (this.avatarId === null) return false;
    this.avatarId = this.avatarOwnerId = this.avatar = null;
    record(this, RoomChanged({ roomId: this.id, byId }));
    return true;
  }

  private assertOpen(): void {
    if (this.visibility === 'removed') throw new IsRemoved();
    if (this.isClosed) throw new RoomIsClosed();
  }

  private join(userId: UserId, order: Order, at: Instant): Membership {
    record(this, RoomJoined({ roomId: this.id, userId }));
    return this.membership(userId, 'member', order, at);
  }

  /** Nothing written before is unread. */
  private membership(userId: UserId, role: MemberRole, { lastSeq }: Order, joinedAt: Instant): Membership {
    const visibleFromSeq = this.visibility === 'public' ? this.openFromSeq : lastSeq + 1;
    const conversationId = this.id;
    return { conversationId, userId, role, visibleFromSeq, lastReadSeq: lastSeq, request: 'open', joinedAt };
  }

  private recordLeft(userId: UserId, byId: UserId, how: 'left' | 'removed' | 'banned'): void {
    record(this, RoomLeft({ roomId: this.id, userId, byId, how }));
  }

  private assignRole(userId: UserId, role: MemberRole): Member {
    record(this, RoleChanged({ roomId: this.id, userId, role }));
    return { userId, role };
  }
}
