import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';
import { idToBytes } from '../../src/infrastructure/kernel/database/id-bytes.ts';
import { type Params, sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { UuidIds } from '../../src/infrastructure/kernel/runtime/uuid-ids.ts';

const step = 500;

/** Writes rows directly into a table: the data to read need not be created by operations. */
export async function insert(
  engine: Engine,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const parameters = columns.map((_, i) => `v${i}`);
  const statement = sql<Params>(
    `insert into ${table} (${columns.map(snake).join(', ')}) values :rows*(${parameters.join(', ')})`,
  );
  const bound = rows.map((row) =>
    Object.fromEntries(columns.map((column, i) => [parameters[i]!, stored(row[column])])),
  );
  for (let from = 0; from < rows.length; from += step)
    await engine.batch([statement.bind(engine.dialect, { rows: bound.slice(from, from + step) as never })]);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const stored = (value: unknown) => (typeof value === 'string' && uuid.test(value) ? idToBytes(value) : value);
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const ids = new UuidIds({ now: () => Date.now() });
export const newId = (): string => ids.next();

export const account = (username: string) => ({
  id: newId(),
  role: 'user',
  username,
  usernameKey: username,
  email: `${username}@example.com`,
  emailKey: `${username}@example.com`,
  passwordHash: '-',
  name: username,
  links: '{}',
  visibility: 'public',
  directMessages: 'everyone',
  notificationsEnabled: 1,
  timeZone: 'UTC',
  createdAt: Date.now(),
  lastSeenAt: Date.now(),
  version: 1,
});

export const post = (authorId: string, text: string) => ({
  id: newId(),
  authorId,
  text,
  visibility: 'public',
  mentionIds: '[]',
  createdAt: Date.now(),
  version: 1,
});

/** Inserts a reader who follows `follows` authors; the feed holds the newest `kept` posts. */
export async function feedOf(engine: Engine, reader: string, follows: number, posts: number, kept = 800) {
  const authors = Array.from({ length: follows }, (_, i) => account(`author_${i}`));
  await insert(engine, 'accounts', authors);
  await insert(
    engine,
    'follows',
    authors.map(({ id }) => ({ followeeId: id, followerId: reader, accepted: 1, createdAt: Date.now() })),
  );
  const text =
    'Wool coat, silk scarf and the boots that I have been mending since March: dry again at last. ';
  const all = Array.from({ length: posts }, (_, i) => post(authors[i % follows]!.id, `${text}${i}`));
  await insert(engine, 'posts', all);
  await insert(
    engine,
    'tallies',
    all.map(({ id }, i) => ({ subjectId: id, likes: i % 50, loves: i % 7, comments: i % 9, views: i })),
  );
  await insert(
    engine,
    'reactions',
    all
      .filter((_, i) => i % 3 === 0)
      .map(({ id }) => ({
        subjectId: id,
        userId: reader,
        id: newId(),
        subject: 'post',
        kind: 'like',
        at: Date.now(),
      })),
  );
  await insert(
    engine,
    'feed_entries',
    all.slice(-kept).map(({ id, authorId }) => ({ ownerId: reader, postId: id, authorId })),
  );
}
