import { notBlocked, notMuted } from '../access/access.read.ts';
import { fromAccount, joinAccount, liveAccount } from '../identity/identity.read.ts';
import { type Dialect, newestFirst } from '../kernel/database/dialect.ts';
import { joinInOrder } from '../kernel/database/hints.ts';
import { postsByAuthor } from '../posts/posts.read.ts';
import { fromFollowees, fromFollows, fromFriends } from '../social/social.read.ts';

const audibleTo = (owner: string): string =>
  `${liveAccount('a')} and (a.id = ${owner} or (${notMuted(owner, 'a.id')} and ${notBlocked(owner, 'a.id')}))`;

/** The authors of someone's feed, as a table of `author_id, friend, self`. */
export const authorsOf = (owner: string): string => `(
  select ${joinInOrder} w.author_id, max(w.friend) as friend, max(w.self) as self from (
    select followee_id as author_id, 0 as friend, 0 as self ${fromFollowees(owner)}
    union all select friend_id, 1, 0 ${fromFriends(owner)}
    union all select id, 1, 1 ${fromAccount(owner)}
  ) w ${joinAccount('a', 'w.author_id')} where ${audibleTo(owner)} group by w.author_id)`;

/** Those authors whose posts are pulled instead of pushed, as the same table: at most 50. */
export const pulledAuthorsOf = (owner: string): string => `(
  select f.followee_id as author_id, 0 as friend, 0 as self
  ${fromFollows('f')} join feed_pulled_authors pa on pa.author_id = f.followee_id cross ${joinAccount('a', 'f.followee_id')}
  where f.follower_id = ${owner} and f.accepted = 1 and ${audibleTo(owner)} limit 50)`;

/** The author's posts that the owner gets, given a row `w` of `authorsOf`. */
const addressedTo = (post: string): string =>
  `${post}.author_id = w.author_id
  and (${post}.visibility in ('public', 'followers') or w.self = 1 or (${post}.visibility = 'friends' and w.friend = 1))`;

/**
 * The `limit` newest posts of these authors, as a table of `id, author_id`: at most `each` of one author, older than
 * `before`. Reads one post of each author first: the newest posts of all come from the `limit` authors who posted last,
 * and none is older than the oldest of their newest posts.
 */
export function newestOf(
  d: Dialect,
  authors: string,
  { limit, each = limit, before }: { limit: string; each?: string; before?: string },
): string {
  const posts = {
    ...postsByAuthor,
    where: (post: string) => addressedTo(post) + (before === undefined ? '' : ` and ${post}.id < ${before}`),
  };
  const most = { alias: 'p', columns: ['id', 'author_id'], limit: each, floor: 'w.floor_id' };
  return `
    select p.id, p.author_id from (
      select l.author_id, l.friend, l.self,
        case when count(*) over () = ${limit} then min(l.newest_id) over () else x'00' end as floor_id
      from (
        select w.author_id, w.friend, w.self, (${newestFirst(['id'], posts)} limit 1) as newest_id
        from ${authors} w order by newest_id desc limit ${limit}
      ) l where l.newest_id is not null
    ) w ${d.joinNewest({ ...posts, ...most })}
    order by p.id desc limit ${limit}`;
}
