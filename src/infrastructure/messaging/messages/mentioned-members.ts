import type { PublicUser } from '../../../application/kernel/public-user.ts';
import { MentionedMembers, type SenderKey } from '../../../application/messaging/messages/ports.ts';
import { notBlocked } from '../../access/access.read.ts';
import {
  fromAccounts,
  liveAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';

type Asked = { conversationId: string; senderId: string; usernames: readonly string[] };
const mentioned = sql<Asked, PublicUserRow<'user'>>(`
  select ${publicUser('a', 'user')} ${fromAccounts('a')}
  join memberships m on m.conversation_id = :conversationId and m.user_id = a.id
  where a.username_key in (:usernames*) and ${liveAccount('a')} and ${notBlocked(':senderId', 'a.id')}`);

export class SqlMentionedMembers extends MentionedMembers {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async resolve(
    { conversationId, senderId }: SenderKey,
    usernames: readonly string[],
  ): Promise<PublicUser[]> {
    const rows = await this.#database.rows(mentioned, { conversationId, senderId, usernames });
    return rows.map((row) => toPublicUser(row, 'user', this.#files));
  }
}
