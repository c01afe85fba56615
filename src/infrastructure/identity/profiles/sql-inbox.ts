import { Inbox } from '../../../application/identity/readers.ts';
import type { InboxCounts } from '../../../application/identity/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { pendingInvites, unreadMessages } from '../../messaging/inbox.read.ts';
import { unreadNotifications } from '../../notifications/unread.read.ts';
import { waitingFollows, waitingFriendRequests } from '../../social/social.read.ts';
import { openPaymentRequests } from '../../wallets/inbox.read.ts';
import { liveAccount } from '../identity.read.ts';

const shown = (asker: string) => `exists (
  select 1 from accounts a where a.id = ${asker} and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')})`;
const waiting = sql<{ viewerId: string; firstId: string }, Record<keyof InboxCounts, number | string>>(`
  select ${unreadMessages(':viewerId')} as unreadMessages, ${unreadNotifications(':viewerId')} as unreadNotifications,
    ${waitingFriendRequests(':viewerId', shown)} as friendRequests,
    ${waitingFollows(':viewerId', shown)} as followRequests, ${pendingInvites(':viewerId')} as invites,
    ${openPaymentRequests(':viewerId')} as paymentRequests`);

export class SqlInbox extends Inbox {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async counts(viewerId: UserId): Promise<InboxCounts> {
    const row = (await this.#database.row(waiting, { viewerId, firstId }))!;
    // MySQL sums integers to decimals, which arrive as text.
    return {
      unreadMessages: Number(row.unreadMessages),
      unreadNotifications: Number(row.unreadNotifications),
      friendRequests: Number(row.friendRequests),
      followRequests: Number(row.followRequests),
      invites: Number(row.invites),
      paymentRequests: Number(row.paymentRequests),
    };
  }
}
