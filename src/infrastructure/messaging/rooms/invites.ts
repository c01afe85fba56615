import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import { type Invite, Invites } from '../../../domain/messaging/invite.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { InviteSchema } from '../messaging.schema.ts';

export class SqlInvites extends Invites {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  async find(roomId: ConversationId, toId: UserId): Promise<Invite | undefined> {
    return this.#aggregates.find(InviteSchema, { roomId, toId });
  }

  add(invite: Invite): void {
    this.#aggregates.add(InviteSchema, invite);
  }

  remove(invite: Invite): void {
    this.#aggregates.remove(invite);
  }
}
