import type { SuggestionKey } from '../../application/identity/readers.ts';
import { type Page, type PageRequest, toPage } from '../../application/kernel/page.ts';
import type { ListedUser } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { notBlocked, notMuted } from '../access/access.read.ts';
import { highestCounters, joinCounters } from '../kernel/counters/counters.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { joinInOrder } from '../kernel/database/hints.ts';
import { firstId, sql } from '../kernel/database/statement.ts';
import type { FileViews } from '../media/media.read.ts';
import {
  befriended,
  followsOrAsks,
  friendRequestPending,
  fromFriends,
  joinFriends,
  relationTo,
} from '../social/social.read.ts';
import { type ListedUserRow, publicUser, toListedUser } from './identity.read.ts';

type Suggested = ListedUserRow & { common: number; followers: number };

/** Not the viewer, and without any tie, pending request, mute or block between the two. */
const unconnected = (user: string) => `
  ${user} <> :viewerId
  and not ${followsOrAsks(':viewerId', user)}
  and not ${befriended(':viewerId', user)}
  and not ${friendRequestPending(':viewerId', user)} and not ${friendRequestPending(user, ':viewerId')}
  and ${notBlocked(':viewerId', user)} and ${notMuted(':viewerId', user)}`;

// Bounded, however many people there are: friends of at most 500 friends, the most followed, and the newest.
const suggested = sql<
  { viewerId: UserId; common: number; followers: number; afterId: UserId; limit: number },
  Suggested
>(`
  select s.*, ${relationTo(':viewerId', 's.userId')} from (
    select ${joinInOrder} ${publicUser('a', 'user')}, c.common, coalesce(ty.followers, 0) as followers
    from (
      select user_id, max(common) as common from (
        select * from (
          select ${joinInOrder} second.friend_id as user_id, count(*) as common
          from (select friend_id ${fromFriends(':viewerId')} limit 500) first
          ${joinFriends('second', 'first.friend_id')}
          group by second.friend_id
        ) theirs where ${unconnected('theirs.user_id')}
        union all select * from (
          select ${joinInOrder} p.id as user_id, 0 as common from (
            ${highestCounters('followers', 1000)}
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
    join accounts a on a.id = c.user_id ${joinCounters('a.id')}
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
): Promise<Page<ListedUser>> {
  const [common, followers, afterId] = cursor;
  const rows = await database.rows(suggested, { viewerId, common, followers, afterId, limit: limit + 1 });
  return toPage(
    rows,
    limit,
    (row): SuggestionKey => [row.common, row.followers, row.userId],
    (row) => toListedUser(row, files),
  );
}
