import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { ConversationId } from './conversation.ts';
import { InviteAnsweredAlready, InviteNotFound, RoleTooLow } from './errors.ts';
import { leads, type MemberRole } from './member-role.ts';
import { InviteAnswered, InviteSent, InviteWithdrawn } from './published.ts';

export type InviteId = Id<'Invite'>;
export type InviteStatus = 'pending' | 'accepted' | 'declined';

interface NewInvite {
  readonly id: InviteId;
  readonly roomId: ConversationId;
  readonly fromId: UserId;
  readonly toId: UserId;
  readonly at: Instant;
}

/** One person's invitation to one room. There is at most one for the two: a new one replaces one that was answered. */
export class Invite {
  readonly id: InviteId;
  readonly roomId: ConversationId;
  readonly toId: UserId;
  readonly fromId: UserId;
  private status: InviteStatus = 'pending';
  protected readonly createdAt: Instant;
  protected answeredAt: Instant | null = null;

  private constructor({ id, roomId, fromId, toId, at }: NewInvite) {
    this.id = id;
    this.roomId = roomId;
    this.fromId = fromId;
    this.toId = toId;
    this.createdAt = at;
  }

  /** Who may send one is decided by `Room.invite`. */
  static send(invite: NewInvite): Invite {
    const sent = new Invite(invite);
    record(sent, InviteSent(sent.ids));
    return sent;
  }

  get isPending(): boolean {
    return this.status === 'pending';
  }

  answer(byId: UserId, accept: boolean, at: Instant): void {
    if (byId !== this.toId) throw new InviteNotFound();
    if (this.status !== 'pending') throw new InviteAnsweredAlready();
    this.status = accept ? 'accepted' : 'declined';
    this.answeredAt = at;
    record(this, InviteAnswered({ ...this.ids, accepted: accept }));
  }

  /** By its sender, also after leaving the room, or by a leader of the room. The invite is then to be removed. */
  withdraw(by: { readonly userId: UserId; readonly role: MemberRole | undefined }): void {
    if (by.userId !== this.fromId) {
      if (!by.role) throw new InviteNotFound();
      if (!leads(by.role)) throw new RoleTooLow();
    }
    if (this.status !== 'pending') throw new InviteAnsweredAlready();
    record(this, InviteWithdrawn({ ...this.ids, byId: by.userId }));
  }

  private get ids() {
    return { inviteId: this.id, roomId: this.roomId, fromId: this.fromId, toId: this.toId };
  }
}

export abstract class Invites {
  /** The one invite of this person to this room, answered or not. */
  abstract find(roomId: ConversationId, toId: UserId): Promise<Invite | undefined>;
  abstract add(invite: Invite): void;
  abstract remove(invite: Invite): void;
}
