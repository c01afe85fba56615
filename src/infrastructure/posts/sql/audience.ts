import type { OnlineUsers } from '../../../application/kernel/ports.ts';
import { PostAudience } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notMuted, visibleTo } from '../../access/access.read.ts';
import { fromAccounts, joinAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { noneHiddenBySuspension } from '../../moderation/suspensions.read.ts';
import { befriended, follows, notBlockedWithAny } from '../../social/social.read.ts';

type Post = Parameters<PostAudience['online']>[0];

const among = sql<
  {
    postId: string;
    authorId: string;
    visibility: string;
    shownIds: readonly string[];
    ids: readonly string[];
  },
  { userId: UserId }
>(`
  select v.id as userId ${fromAccounts('v')} ${joinAccount('a', ':authorId')}
  where v.id in (:ids*) and ${visibleTo('v.id', 'a', ':visibility')} 
    and ${notBlockedWithAny('v.id', ':shownIds*')} and ${noneHiddenBySuspension('v.id', ':shownIds*')}
    and (v.id = a.id
      or (${notMuted('v.id', 'a.id')} and (${follows('v.id', 'a.id')} or ${befriended('v.id', 'a.id')}))
      or exists (select 1 from comments cm where cm.author_id = v.id and cm.post_id = :postId))`);

const chunk = 500;

export class SqlPostAudience extends PostAudience {
  readonly #database: Database;
  readonly #online: OnlineUsers;

  constructor(database: Database, online: OnlineUsers) {
    super();
    this.#database = database;
    this.#online = online;
  }

  async online({ id, authorId, visibility }: Post, shownIds: readonly UserId[]): Promise<UserId[]> {
    const online = this.#online.ids();
    const audience: UserId[] = [];
    for (let from = 0; from < online.length; from += chunk) {
      const ids = online.slice(from, from + chunk);
      const rows = await this.#database.rows(among, { postId: id, authorId, visibility, shownIds, ids });
      audience.push(...rows.map(({ userId }) => userId));
    }
    return audience;
  }
}
