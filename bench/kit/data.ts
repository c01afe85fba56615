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

const text = 'Wool coat, silk scarf and the boots that I have been mending since March: dry again at last. ';
// As long as a real one: two ids and a signature.
const avatar = `${'x'.repeat(152)}.webp`;

const image = (ownerId: string) => ({
  id: newId(),
  ownerId,
  name: 'IMG_2041.jpg',
  state: 'ready',
  revisionId: newId(),
  kind: 'image',
  contentType: 'image/jpeg',
  size: 1_804_221,
  width: 3024,
  height: 4032,
  blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
  colours: '[{"hex":"#27374d","share":0.6},{"hex":"#dde6ed","share":0.4}]',
  createdAt: Date.now(),
  version: 1,
});

const garment = (ownerId: string, imageId: string) => ({
  id: newId(),
  ownerId,
  name: 'Wool coat',
  category: 'coat',
  materials: '[]',
  seasons: 8,
  waterproof: 0,
  favourite: 0,
  quantity: 1,
  priorWears: 0,
  imageIds: JSON.stringify([imageId]),
  visibility: 'public',
  ownership: 'owned',
  place: 'closet',
  createdAt: Date.now(),
  version: 1,
});

/**
 * Inserts a reader who follows `follows` authors, some of them friends, and has muted and blocked a few people; the feed
 * holds the newest `kept` posts. Four of five posts show one to three images, every second refers to an item with an
 * image, and every tenth post mentions a user.
 */
export async function feedOf(engine: Engine, reader: string, follows: number, posts: number, kept = 800) {
  const people = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...account(`${name}_${i}`), avatar }));
  const [authors, strangers] = [people('author', follows), people('stranger', 20)];
  const at = { createdAt: Date.now() };
  await insert(engine, 'accounts', [...authors, ...strangers]);
  await insert(
    engine,
    'follows',
    authors.map(({ id }) => ({ followeeId: id, followerId: reader, accepted: 1, ...at })),
  );
  const friends = authors.filter((_, i) => i % 10 === 0).map(({ id }) => id);
  await insert(
    engine,
    'friends',
    friends.flatMap((id) => [
      { userId: reader, friendId: id, since: at.createdAt },
      { userId: id, friendId: reader, since: at.createdAt },
    ]),
  );
  const [muted, blocked, blocking] = [strangers.slice(0, 10), strangers.slice(10, 15), strangers.slice(15)];
  await insert(
    engine,
    'mutes',
    muted.map(({ id }) => ({ muterId: reader, mutedId: id, ...at })),
  );
  await insert(engine, 'blocks', [
    ...blocked.map(({ id }) => ({ blockerId: reader, blockedId: id, ...at })),
    ...blocking.map(({ id }) => ({ blockerId: id, blockedId: reader, ...at })),
  ]);
  const authorOf = (i: number) => authors[i % follows]!.id;
  const garments = authors.map(({ id }) => {
    const photo = image(id);
    return { photo, item: garment(id, photo.id) };
  });
  const images = (i: number) => [0, 1, 1, 2, 3][i % 5]!;
  const photos = Array.from({ length: posts }, (_, i) =>
    Array.from({ length: images(i) }, () => image(authorOf(i))),
  );
  await insert(engine, 'files', [...garments.map(({ photo }) => photo), ...photos.flat()]);
  await insert(
    engine,
    'items',
    garments.map(({ item }) => item),
  );
  const all = Array.from({ length: posts }, (_, i) => ({
    ...post(authorOf(i), `${text}${i}`),
    mediaIds: JSON.stringify(photos[i]!.map(({ id }) => id)),
    refs: JSON.stringify(i % 2 === 0 ? [{ kind: 'item', id: garments[i % follows]!.item.id }] : []),
    mentionIds: JSON.stringify(i % 10 === 0 ? [authorOf(i + 1)] : []),
  }));
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
