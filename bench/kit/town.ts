import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';
import { div, generate, idOf, literal } from './generate.ts';

/** How many there are of what. */
export interface Town {
  readonly people: number;
  /** The first of the people: those with posts, whom readers follow. */
  readonly authors: number;
  /** The next of the people: authors who are pulled. */
  readonly pulled: number;
  readonly postsEach: number;
  readonly pulledPostsEach: number;
  /** Rows in the feed of each of the people. */
  readonly rowsEach: number;
}

const kept = 800;
const now = Date.now();

/** People with feeds, and some of them with posts. The posts of the pulled lie between those of the others. */
export async function build(engine: Engine, town: Town): Promise<void> {
  const { people, authors, pulled, postsEach, pulledPostsEach, rowsEach } = town;
  const posts = authors * postsEach;
  const pulledPosts = pulled * pulledPostsEach;
  const [person, post] = [(n: string) => idOf(engine, 'person', n), (n: string) => idOf(engine, 'post', n)];
  const name = engine.dialect.name === 'sqlite' ? "'p' || n" : "concat('p', n)";
  const accounts = {
    ...{ id: person('n'), role: "'user'", username: name, username_key: name, email: name, email_key: name },
    ...{ password_hash: "'-'", name, links: "'{}'", visibility: "'public'", direct_messages: "'everyone'" },
    ...{ notifications_enabled: 1, time_zone: "'UTC'", created_at: now, last_seen_at: now, version: 1 },
  };
  await generate(engine, 'accounts', people, accounts);
  await generate(engine, 'feed_owners', people, { owner_id: person('n'), seen_at: now });
  const words = { visibility: "'public'", mention_ids: "'[]'", created_at: now, version: 1 };
  const text =
    "'Wool coat, silk scarf and the boots that I have been mending since March: dry again at last.'";
  await generate(engine, 'posts', posts, {
    ...{ id: post('2 * n'), author_id: person(`n % ${authors}`), text },
    ...words,
  });
  const between = Math.max(1, Math.floor(posts / Math.max(1, pulledPosts)));
  await generate(engine, 'posts', pulledPosts, {
    ...{ id: post(`2 * n * ${between} + 1`), author_id: person(`${authors} + n % ${pulled}`), text },
    ...words,
  });
  const counted = { likes: 'n % 50', loves: 'n % 7', comments: 'n % 9', views: 'n % 999' };
  await generate(engine, 'tallies', posts, { subject_id: post('2 * n'), ...counted });
  await generate(engine, 'feed_pulled_authors', pulled, { author_id: person(`${authors} + n`), since: 0 });
  const at = `(${div('n', rowsEach)} * 7 + n % ${rowsEach}) % ${posts}`;
  await generate(engine, 'feed_entries', people * rowsEach, {
    ...{ owner_id: person(div('n', rowsEach)), post_id: post(`2 * (${at})`) },
    author_id: person(`(${at}) % ${authors}`),
  });
}

/** Someone follows every author, with `fan` the pulled ones too; unless `away`, their feed holds the newest. */
export async function follow(engine: Engine, town: Town, id: string, { fan = false, away = false } = {}) {
  const { authors, pulled, postsEach } = town;
  const common = { follower_id: literal(id), accepted: 1, created_at: now };
  await generate(engine, 'follows', authors + (fan ? pulled : 0), {
    ...{ followee_id: idOf(engine, 'person', 'n') },
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

/** The first `count` of the people, or as many who have no account, follow someone. */
export const followed = (engine: Engine, id: string, count: number) =>
  generate(engine, 'follows', count, {
    ...{ followee_id: literal(id), follower_id: idOf(engine, 'person', 'n') },
    ...{ accepted: 1, created_at: now },
  });
