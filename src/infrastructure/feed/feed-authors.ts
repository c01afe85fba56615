/** Whose posts make someone's feed, as a table of `author_id, friend, self`. */
export const authorsOf = (owner: string): string => `(
  select w.author_id, max(w.friend) as friend, max(w.self) as self from (
    select followee_id as author_id, 0 as friend, 0 as self from follows where follower_id = ${owner} and accepted = 1
    union all select friend_id, 1, 0 from friends where user_id = ${owner}
    union all select id, 1, 1 from accounts where id = ${owner}
  ) w group by w.author_id)`;

/** What of an author's posts is meant for the owner, given a row `w` of `authorsOf`. */
export const meantFor = (post: string): string =>
  `${post}.author_id = w.author_id
  and (${post}.visibility in ('public', 'followers') or w.self = 1 or (${post}.visibility = 'friends' and w.friend = 1))`;
