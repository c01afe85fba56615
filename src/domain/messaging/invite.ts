import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { InviteAnsweredAlready, InviteNotFound } from './errors.ts';
import { InviteAnswered, InviteSent } from './published.ts';
import type { ConversationId } from './timeline.ts';

export type InviteId = Id<'Invite'>;
export type InviteStatus = 'pending' | 'accepted' | 'declined';

interface Sending {
  readonly id: InviteId;
  readonly roomId: ConversationId;
  readonly fromId: UserId;
  readonly toId: UserId;
  readonly at: Instant;
}

/** One person's invitation into one room: there is one for the two. Who is asked anew gets a new one in its place. */
export class Invite {
  readonly id: InviteId;
  readonly roomId: ConversationId;
  readonly toId: UserId;
  readonly fromId: UserId;
  private status: InviteStatus = 'pending';
  protected readonly createdAt: Instant;
  protected answeredAt: Instant | null = null;

  private constructor({ id, roomId, fromId, toId, at }: Sending) {
    this.id = id;
    this.roomId = roomId;
    this.fromId = fromId;
    this.toId = toId;
    this.createdAt = at;
  }

  static send(sending: Sending): Invite {
    const invite = new Invite(sending);
    record(invite, InviteSent(invite.named));
    return invite;
  }

  get isPending(): boolean {
    return this.status === 'pending';
  }

  answer(byId: UserId, accept: boolean, at: Instant): void {
    if (byId !== this.toId) throw new InviteNotFound();
    if (this.status !== 'pending') throw new InviteAnsweredAlready();
    this.status = accept ? 'accepted' : 'declined';
    this.answeredAt = at;
    record(this, InviteAnswered({ ...this.named, accepted: accept }));
  }

  private get named() {
    return { inviteId: this.id, roomId: this.roomId, fromId: this.fromId, toId: this.toId };
  }
}

export abstract class Invites {
  abstract into(roomId: ConversationId, toId: UserId): Promise<Invite | undefined>;
  abstract add(invite: Invite): void;
  abstract remove(invite: Invite): void;
}
