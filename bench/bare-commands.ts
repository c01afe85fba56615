// The baselines of `bench:commands`: node:http and a driver. With BARE=command a request writes what its answer tells;
// with BARE=durable also all rows that follow from it: counts, rows of feeds, the notification. Nothing is checked.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2/promise';
import { newId } from './kit/data.ts';

type Values = (string | number | null | Buffer)[];
type Statement = readonly [text: string, values: Values];

const url = process.env.DATABASE_URL!;
const isMysql = url.startsWith('mysql:');
const withAll = process.env.BARE === 'durable';
const bytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const id = () => bytes(newId());
const ignore = isMysql ? 'insert ignore' : 'insert or ignore';
const upsert = (key: string, set: string) =>
  isMysql
    ? `as new on duplicate key update ${set}`
    : `on conflict (${key}) do update set ${set.replaceAll('new.', 'excluded.')}`;

const count = (subject: Buffer, column: string): Statement => [
  `insert into tallies (subject_id, ${column}) values (?, 1)
   ${upsert('subject_id', `${column} = tallies.${column} + new.${column}`)}`,
  [subject],
];

function notification(to: Buffer, by: Buffer, type: string, subject: Buffer | null): Statement[] {
  const [key, sortId, now] = [bytes(randomUUID()), id(), Date.now()];
  // One group for each person and type, as someone popular has it.
  const group = Buffer.concat([to.subarray(0, 12), Buffer.from(type.slice(0, 4).padEnd(4))]);
  return [
    [`${ignore} into notification_facts (recipient_id, fact_key, at) values (?, ?, ?)`, [to, key, now]],
    [
      `insert into notifications (id, recipient_id, type, open_key, subject_kind, subject_id, actor_count, facts,
         sort_id, reading, mail_only, created_at, latest_at) values (?, ?, ?, ?, 'post', ?, 1, 1, ?, 0, 0, ?, ?)
       ${upsert('recipient_id, open_key', 'facts = notifications.facts + 1, actor_count = notifications.actor_count + 1, sort_id = new.sort_id')}`,
      [id(), to, type, group, subject, sortId, now, now],
    ],
    [
      `${ignore} into notification_actors (notification_id, actor_id, recipient_id, id)
       select id, ?, recipient_id, ? from notifications where recipient_id = ? and open_key = ?`,
      [by, sortId, to, group],
    ],
  ];
}

interface Call {
  readonly caller: Buffer;
  readonly author: Buffer;
  readonly subject: Buffer;
}
const text = 'Where is it from?';
const commands: Record<string, (call: Call) => { first: Statement[]; rest: () => Statement[] }> = {
  'POST posts': ({ caller }) => {
    const postId = id();
    const row: Values = [postId, caller, text, 'public', '[]', Date.now(), 1];
    return {
      first: [
        [
          'insert into posts (id, author_id, text, visibility, mention_ids, created_at, version) values (?, ?, ?, ?, ?, ?, ?)',
          row,
        ],
      ],
      rest: () => [
        count(caller, 'posts'),
        [
          `${ignore} into feed_entries (owner_id, post_id, author_id)
           select follower_id, ?, followee_id from follows where followee_id = ? and accepted = 1`,
          [postId, caller],
        ],
      ],
    };
  },
  'POST comments': ({ caller, author, subject }) => ({
    first: [
      [
        'insert into comments (id, post_id, author_id, text, mention_ids, created_at, version) values (?, ?, ?, ?, ?, ?, 1)',
        [id(), subject, caller, text, '[]', Date.now()],
      ],
    ],
    rest: () => [count(subject, 'comments'), ...notification(author, caller, 'comment', subject)],
  }),
  'PUT reaction': ({ caller, author, subject }) => ({
    first: [
      [
        `${ignore} into reactions (subject_id, user_id, id, subject, kind, at) values (?, ?, ?, 'post', 'like', ?)`,
        [subject, caller, id(), Date.now()],
      ],
    ],
    rest: () => [count(subject, 'likes'), ...notification(author, caller, 'reaction', subject)],
  }),
  'POST follow': ({ caller, subject }) => ({
    first: [
      [
        `${ignore} into follows (followee_id, follower_id, accepted, created_at) values (?, ?, 1, ?)`,
        [subject, caller, Date.now()],
      ],
    ],
    rest: () => [
      count(subject, 'followers'),
      count(caller, 'following'),
      ...notification(subject, caller, 'follow', null),
      [
        `${ignore} into feed_entries (owner_id, post_id, author_id)
         select ?, id, author_id from posts where author_id = ? order by id desc limit 800`,
        [caller, subject],
      ],
    ],
  }),
};

const read: Statement = ['select author_id, visibility from posts where id = ?', []];
const run = isMysql ? overMysql() : overSqlite();

function overMysql() {
  const pool = createPool({ uri: url, connectionLimit: 10 });
  return async (subject: Buffer | null, writes: Statement[]) => {
    if (subject) await pool.execute(read[0], [subject]);
    if (writes.length === 1) return void (await pool.execute(writes[0]![0], writes[0]![1]));
    const connection = await pool.getConnection();
    await connection.query('begin');
    for (const [text, values] of writes) await connection.execute(text, values);
    await connection.query('commit');
    connection.release();
  };
}

function overSqlite() {
  const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 5000 });
  database.exec('pragma synchronous = normal; pragma cache_size = -32000; pragma mmap_size = 268435456');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statement = (text: string) => {
    let found = prepared.get(text);
    if (!found) prepared.set(text, (found = database.prepare(text)));
    return found;
  };
  return async (subject: Buffer | null, writes: Statement[]) => {
    if (subject) statement(read[0]).get(subject);
    database.exec('begin immediate');
    for (const [text, values] of writes) statement(text).run(...values);
    database.exec('commit');
  };
}

const answer = JSON.stringify({
  id: randomUUID(),
  text,
  authorId: randomUUID(),
  createdAt: new Date(),
  commentCount: 0,
});
createServer(async (request, response) => {
  if (request.url === '/readyz') return response.end('ok');
  for await (const _ of request);
  const path = request.url!.split('/').slice(2);
  const [caller, author] = ['x-caller', 'x-author'].map((name) => bytes(String(request.headers[name] ?? '')));
  const subject = bytes(path[1] ?? '');
  const { first, rest } = commands[`${request.method} ${path.at(-1)}`]!({
    ...{ caller: caller!, author: author!, subject },
  });
  await run(path[0] === 'posts' && path[1] ? subject : null, withAll ? [...first, ...rest()] : first);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(answer),
  });
  response.end(answer);
}).listen(Number(process.env.PORT), '127.0.0.1');
