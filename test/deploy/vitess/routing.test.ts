import { expect, test } from 'vitest';
import { readStatement } from './read-statement.ts';
import { routeOf } from './routing.ts';
import { serviceColumns } from './schema-columns.ts';
import { statementsOf } from './sql.ts';
import { readVSchema } from './vschema.ts';

const vschema = readVSchema();
const columns = serviceColumns();
const route = (text: string) => routeOf(readStatement(statementsOf(text)[0]!, columns), vschema);

test.each([
  ['one shard', 'posts.author_id', 'select text from posts where author_id = ?'],
  [
    'one shard',
    'posts.id (posts_by_id)',
    'select p.text from posts p join accounts a on a.id = p.author_id where p.id = ?',
  ],
  ['one shard', 'accounts.email_key (accounts_by_email)', 'select id from accounts where email_key = ?'],
  ['one shard', 'posts.author_id', 'insert into posts (id, author_id) values (?, ?)'],
  ['one shard', 'posts.author_id', "update posts set text = 'x' where (author_id = 7 and id = 1)"],
  ['one shard', 'follows.followee_id', 'delete from follows where followee_id = ? and follower_id = ?'],
  [
    'one shard',
    'posts.id (posts_by_id)',
    'insert into required_rows (present) select 0 from (select 1 as one) missing where not exists (select 1 from posts p where p.id = ? for share)',
  ],
  [
    'a shard for each key',
    'mutes.muter_id; blocks.blocker_id',
    "select 1 from mutes m join blocks b on b.blocker_id = 'b' where m.muter_id = 'a'",
  ],
  ['several shards', 'list of posts.author_id', 'select text from posts where author_id in (1, 2)'],
  [
    'several shards',
    'list of follows.followee_id',
    'delete from follows where (followee_id, follower_id) in ((1, 2), (3, 4))',
  ],
  [
    'several shards',
    'list of accounts.id',
    'select a.id from (values row(1), row(2)) as q (id) join accounts a on a.id = q.id',
  ],
  [
    'several shards',
    'list of follows.follower_id (follows_by_follower)',
    'select followee_id from follows where follower_id = ?',
  ],
  [
    'several shards',
    'list of tally_changes.subject_id',
    'insert into tally_changes (subject_id, id) values (1, 2), (3, 4)',
  ],
  [
    'shards of other rows',
    'follows.followee_id; rows for accounts.id',
    'select a.id from follows f join accounts a on a.id = f.follower_id where f.followee_id = ?',
  ],
  [
    'one shard',
    'range of dispatches.slot',
    'select d.event_id from dispatches d join events e on e.id = d.event_id and e.slot = d.slot where d.slot between ? and ?',
  ],
  ['all shards', 'no key of dispatches', 'select event_id from dispatches where slot not between ? and ?'],
  ['all shards', 'no key of posts', 'select id from posts where author_id between ? and ?'],
  ['all shards', 'no key of posts', 'select id from posts order by id limit 10'],
  ['all shards', 'no key of posts', 'select id from posts where author_id > ?'],
  ['all shards', 'no key of posts', 'select id from posts where author_id = ? or text = ?'],
  ['all shards', 'no key of posts', 'select id from posts where author_id not in (?)'],
  ['all shards', 'no key of posts', "update posts set text = 'x' where visibility = 'public'"],
  [
    'all shards',
    'no key of posts',
    'select p.id from posts p where exists (select 1 from accounts a where a.id = p.author_id and a.id = ?)',
  ],
  [
    'all shards',
    'no key of accounts',
    'select a.id from accounts a left join posts p on p.author_id = a.id and p.author_id = ?',
  ],
  [
    'all shards',
    'posts.author_id; no key of wears',
    'select p.id from posts p where p.author_id = ? and exists (select 1 from wears w where w.note = p.text)',
  ],
  ['no shard', '', 'select session_id from ended_sessions where ended_at > ?'],
])('%s, by %s: %s', (verdict, keys, text) => {
  const found = route(text);
  expect([found.verdict, found.keys.join('; ')]).toEqual([verdict, keys]);
});

test.each([
  [
    'a subquery about rows of another shard',
    "select a.id, (select count(*) from blocks b where b.blocker_id = 'v' and b.blocked_id = a.id) as n from accounts a where a.id = 'a'",
    ['subquery'],
  ],
  [
    'a lateral derived table',
    'select p.id from accounts a join lateral (select id from posts where author_id = a.id limit 1) p on true where a.id = ?',
    ['lateral'],
  ],
  [
    'nothing of a subquery in the same shard',
    'select a.id from accounts a where a.id = ? and not exists (select 1 from blocks b where b.blocker_id = a.id)',
    [],
  ],
])('names %s as what Vitess does not run', (_, text, refused) => {
  expect(route(text).refused).toEqual(refused);
});

test('names a statement over two keyspaces', () => {
  const text = 'select a.id from accounts a join wallet_accounts w on w.owner_id = a.id where a.id = ?';
  expect(route(text)).toMatchObject({ verdict: 'one shard', isAcrossKeyspaces: true });
});

test.each([
  ['a table that no keyspace has', 'select id from polls', /no table polls/],
  ['a name that stands for nothing', 'select x.id from posts p where x.id = ?', /Nothing is called x.id/],
  ['what is no SQL', 'selekt 1', /selekt/],
  ['a statement that it does not know', 'truncate table posts', /Truncate/],
  ['a query that it does not know', 'with mine as (select 1) select * from mine', /WITH/],
])('refuses %s', (_, text, message) => {
  expect(() => route(text)).toThrow(message);
});
