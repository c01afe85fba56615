import type { OnlineUsers } from '../../../application/kernel/ports.ts';
import { type AnnouncedPost, PostAudience, type PostWatchers } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notMuted, visibleTo } from '../../access/access.read.ts';
import { fromAccounts, joinAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { noneHiddenBySuspension } from '../../moderation/suspensions.read.ts';
import {
  befriended,
  followersAfter,
  follows,
  friendsAfter,
  notBlockedWithAny,
} from '../../social/social.read.ts';

interface Asked extends Record<string, string | readonly string[]> {
  readonly authorId: string;
  readonly visibility: string;
  readonly shownIds: readonly string[];
  readonly ids: readonly string[];
}

/** Those of `ids` who may be pushed a frame of this post. `v` is the person, `a` its author. */
const among = <P extends Asked>(which: string) =>
  sql<P, { userId: UserId }>(`
  select v.id as userId ${fromAccounts('v')} ${joinAccount('a', ':authorId')}
  where v.id in (:ids*) and ${visibleTo('v.id', 'a', ':visibility')}
    and ${notBlockedWithAny('v.id', ':shownIds*')} and ${noneHiddenBySuspension('v.id', ':shownIds*')} and ${which}`);

const engaged = among<Asked & { readonly commenterIds: readonly string[] }>(
  `(v.id in (:commenterIds*) or ${notMuted('v.id', 'a.id')})`,
);
const following = among<Asked>(
  `${notMuted('v.id', 'a.id')} and (${follows('v.id', 'a.id')} or ${befriended('v.id', 'a.id')})`,
);

/** A frame of a post that thousands talk about must not read all of its comments. */
const commentsRead = 500;
const commenters = sql<{ postId: string; limit: number }, { id: UserId }>(`
  select author_id as id from comments where post_id = :postId order by id desc limit :limit`);

/** People for whom one statement asks what they may see. */
const chunk = 500;
/** Followers that one statement reads. */
const page = 2_000;
/** Reading so many followers costs as much as asking about one person. */
const followersPerQuestion = 5;

export class SqlPostAudience extends PostAudience {
  readonly #database: Database;
  readonly #online: OnlineUsers;
  readonly #watchers: PostWatchers;

  constructor(database: Database, online: OnlineUsers, watchers: PostWatchers) {
    super();
    this.#database = database;
    this.#online = online;
    this.#watchers = watchers;
  }

  async engaged({ id, authorId, visibility }: AnnouncedPost, shownIds: readonly UserId[]): Promise<UserId[]> {
    const rows = await this.#database.rows(commenters, { postId: id, limit: commentsRead });
    const talking = this.#online.among([authorId, ...rows.map((row) => row.id)]);
    const people = [...new Set([...talking, ...this.#watchers.of(id)])];
    const commenterIds = [authorId, ...talking];
    return inChunks(people, (ids) =>
      this.#database.rows(engaged, { authorId, visibility, shownIds, commenterIds, ids }),
    );
  }

  async watching(
    { id, authorId, visibility }: AnnouncedPost,
    shownIds: readonly UserId[],
  ): Promise<UserId[]> {
    const asked = { authorId, visibility, shownIds, commenterIds: [authorId] };
    return inChunks(this.#watchers.of(id), (ids) => this.#database.rows(engaged, { ...asked, ids }));
  }

  async following(post: AnnouncedPost, shownIds: readonly UserId[]): Promise<UserId[]> {
    const { authorId, visibility } = post;
    const people = await this.#followers(post);
    const asked = { authorId, visibility, shownIds };
    const followers = await inChunks(people, (ids) => this.#database.rows(following, { ...asked, ids }));
    return [...new Set([...(await this.engaged(post, shownIds)), ...followers])];
  }

  /**
   * The followers and friends who are online, and perhaps strangers: by reading the former page by page, or by taking
   * everyone online, whichever is less work. It is not known before how many follow, so reading goes on until it has
   * cost as much as the other way would.
   */
  async #followers({ authorId, visibility }: AnnouncedPost): Promise<UserId[]> {
    if (visibility === 'private' || visibility === 'removed') return [];
    const found: UserId[] = [];
    let read = page;
    for (const ties of visibility === 'friends' ? [friendsAfter] : [followersAfter, friendsAfter]) {
      let fromId: string | undefined = firstId;
      while (fromId !== undefined) {
        const everyone = this.#online.allIfAtMost(read / followersPerQuestion);
        if (everyone) return everyone;
        const rows: readonly { readonly id: UserId }[] = await this.#database.rows(ties, {
          authorId,
          fromId,
          limit: page,
        });
        found.push(...this.#online.among(rows.map(({ id }) => id)));
        read += rows.length;
        fromId = rows.length < page ? undefined : rows.at(-1)!.id;
      }
    }
    return [...new Set(found)];
  }
}

async function inChunks(
  people: readonly UserId[],
  ask: (ids: readonly UserId[]) => Promise<readonly { readonly userId: UserId }[]>,
): Promise<UserId[]> {
  const found: UserId[] = [];
  for (let from = 0; from < people.length; from += chunk)
    found.push(...(await ask(people.slice(from, from + chunk))).map(({ userId }) => userId));
  return found;
}
