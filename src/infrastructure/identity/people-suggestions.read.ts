import type { SuggestionKey } from '../../application/identity/readers.ts';
import { type Page, type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { befriended, notBlocked, notMuted } from '../access/access.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { joinInOrder } from '../kernel/database/hints.ts';
import { firstId, sql } from '../kernel/database/statement.ts';
import type { FileViews } from '../media/media.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from './identity.read.ts';

type Suggested = PublicUserRow<'user'> & { common: number; followers: number };

const asked = (low: string, high: string) =>
  `exists (select 1 from friendships fs where fs.low_id = ${low} and fs.high_id = ${high} and fs.status = 'pending')`;

/** Not the viewer, and without any tie, pending request, mute or block between the two. */
const unconnected = (user: string) => `
  ${user} <> :viewerId
  and not exists (select 1 from follows fw where fw.followee_id = ${user} and fw.follower_id = :viewerId)
  and not ${befriended(':viewerId', user)}
  and not ${asked(':viewerId', user)} and not ${asked(user, ':viewerId')}
  and ${notBlocked(':viewerId', user)} and ${notMuted(':viewerId', user)}`;

// Bounded, however many people there are: friends of at most 500 friends, the most followed, and the newest.
const suggested = sql<
  { viewerId: UserId; common: number; followers: number; afterId: UserId; limit: number },
  Suggested
>(`
  select * from (
    select ${joinInOrder} ${publicUser('a', 'user')}, c.common, coalesce(ty.followers, 0) as followers
    from (
      select user_id, max(common) as common from (
        select * from (
          select ${joinInOrder} second.friend_id as user_id, count(*) as common
          from (select friend_id from friends where user_id = :viewerId limit 500) first
          join friends second on second.user_id = first.friend_id
          group by second.friend_id
        ) theirs where ${unconnected('theirs.user_id')}
        union all select * from (
          select ${joinInOrder} p.id as user_id, 0 as common from (
            select subject_id, followers from tallies where followers > 0 order by followers desc limit 1000
          ) tp cross join accounts p on p.id = tp.subject_id
          where p.deleted_at is null and ${unconnected('p.id')} order by tp.followers desc limit 200
        ) popular
        union all select * from (
          select latest.id as user_id, 0 as common from (
            select id from accounts where deleted_at is null order by id desc limit 1000
          ) latest where ${unconnected('latest.id')} order by latest.id desc limit 200
        ) newest
      ) candidates group by user_id
    ) c
    join accounts a on a.id = c.user_id left join tallies ty on ty.subject_id = a.id
    where a.deleted_at is null
  ) s
  where s.common < :common or (s.common = :common and (
    s.followers < :followers or (s.followers = :followers and s.userId < :afterId)))
  order by s.common desc, s.followers desc, s.userId desc limit :limit`);

const first: SuggestionKey = [2 ** 31, 0, firstId as UserId];

export async function suggestPeople(
  { database, files }: { readonly database: Database; readonly files: FileViews },
  viewerId: UserId,
  { limit, cursor = first }: PageRequest<SuggestionKey>,
): Promise<Page<PublicUser>> {
  const [common, followers, afterId] = cursor;
  const rows = await database.rows(suggested, { viewerId, common, followers, afterId, limit: limit + 1 });
  return toPage(
    rows,
    limit,
    (row): SuggestionKey => [row.common, row.followers, row.userId],
    (row) => toPublicUser(row, 'user', files),
  );
}
