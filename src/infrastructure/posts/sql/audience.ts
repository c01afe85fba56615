import type { OnlineUsers } from '../../../application/kernel/ports.ts';
import { PostAudience } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { befriended, follows, notMuted, visibleTo } from '../../access/access.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

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
  select v.id as userId from accounts v join accounts a on a.id = :authorId
  where v.id in (:ids*) and ${visibleTo('v.id', 'a', ':visibility')} 
    and not exists (select 1 from blocks bk where bk.blocker_id = v.id and bk.blocked_id in (:shownIds*))
    and not exists (select 1 from blocks bk where bk.blocked_id = v.id and bk.blocker_id in (:shownIds*))
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
