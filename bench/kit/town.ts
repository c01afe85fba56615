import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';
import { div, generate, idOf, literal } from './generate.ts';

/** The numbers of users, posts and feed rows. */
export interface Town {
  readonly people: number;
  /** The first users: the authors whom readers follow. */
  readonly authors: number;
  /** The next users: authors whose posts are pulled. */
  readonly pulled: number;
  readonly postsEach: number;
  readonly pulledPostsEach: number;
  /** Feed rows per user. */
  readonly rowsEach: number;
}

const kept = 800;
const now = Date.now();

/** Inserts users with feeds, some of them with posts. Posts of pulled authors alternate with the others. */
export async function build(engine: Engine, town: Town): Promise<void> {
  const { people, authors, pulled, postsEach, pulledPostsEach, rowsEach } = town;
  const posts = authors * postsEach;
  const pulledPosts = pulled * pulledPostsEach;
  const [person, post] = [(n: string) => idOf(engine, 'person', n), (n: string) => idOf(engine, 'post', n)];
  const name = engine.dialect.name === 'sqlite' ? "'p' || n" : "concat('p', n)";
  const accounts = {
    id: person('n'),
    role: "'user'",
    username: name,
    username_key: name,
    email: name,
    email_key: name,
    password_hash: "'-'",
    name,
    links: "'{}'",
    visibility: "'public'",
    direct_messages: "'everyone'",
    notifications_enabled: 1,
    time_zone: "'UTC'",
    created_at: now,
    last_seen_at: now,
    version: 1,
  };
  await generate(engine, 'accounts', people, accounts);
  await generate(engine, 'feed_owners', people, { owner_id: person('n'), seen_at: now });
  const words = { visibility: "'public'", mention_ids: "'[]'", created_at: now, version: 1 };
  const text =
    "'Wool coat, silk scarf and the boots that I have been mending since March: dry again at last.'";
  await generate(engine, 'posts', posts, {
    id: post('2 * n'),
    author_id: person(`n % ${authors}`),
    text,
    ...words,
  });
  const between = Math.max(1, Math.floor(posts / Math.max(1, pulledPosts)));
  await generate(engine, 'posts', pulledPosts, {
    id: post(`2 * n * ${between} + 1`),
    author_id: person(`${authors} + n % ${pulled}`),
    text,
    ...words,
  });
  const counted = { likes: 'n % 50', loves: 'n % 7', comments: 'n % 9', views: 'n % 999' };
  await generate(engine, 'tallies', posts, { subject_id: post('2 * n'), ...counted });
  await generate(engine, 'feed_pulled_authors', pulled, { author_id: person(`${authors} + n`), since: 0 });
  const at = `(${div('n', rowsEach)} * 7 + n % ${rowsEach}) % ${posts}`;
  await generate(engine, 'feed_entries', people * rowsEach, {
    owner_id: person(div('n', rowsEach)),
    post_id: post(`2 * (${at})`),
    author_id: person(`(${at}) % ${authors}`),
  });
}

/** Makes a user follow every author, and the pulled ones if `fan`. Unless `away`, the feed holds the newest posts. */
export async function follow(engine: Engine, town: Town, id: string, { fan = false, away = false } = {}) {
  const { authors, pulled, postsEach } = town;
  const common = { follower_id: literal(id), accepted: 1, created_at: now };
  await generate(engine, 'follows', authors + (fan ? pulled : 0), {
    followee_id: idOf(engine, 'person', 'n'),
    ...common,
  });
  const n = `(${authors * postsEach} - 1 - n)`;
  const entry = { owner_id: literal(id), post_id: idOf(engine, 'post', `2 * ${n}`) };
  const author = { author_id: idOf(engine, 'person', `${n} % ${authors}`) };
  if (!away)
    await generate(engine, 'feed_entries', Math.min(kept, authors * postsEach), { ...entry, ...author });
  const gone = { text: `update feed_owners set seen_at = 0 where owner_id = ${literal(id)}`, values: [] };
  if (away) await engine.batch([gone]);
}

/** Makes the first `count` users, or as many ids without an account, follow a user. */
export async function followed(engine: Engine, id: string, count: number): Promise<void> {
  await generate(engine, 'follows', count, {
    followee_id: literal(id),
    follower_id: idOf(engine, 'person', 'n'),
    accepted: 1,
    created_at: now,
  });
  // How a post reaches its audience depends on this count.
  const text = `insert into tallies (subject_id, followers) values (${literal(id)}, ${count})`;
  await engine.batch([{ text, values: [] }]);
}
