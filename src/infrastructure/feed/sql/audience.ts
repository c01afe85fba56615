import type { UserId } from '../../../domain/kernel/id.ts';
import { notMuted } from '../../access/access.read.ts';
import type { Dialect } from '../../kernel/database/dialect.ts';
import { byIndex, joinFirst, joinInOrder } from '../../kernel/database/hints.ts';
import { type Statement, sql } from '../../kernel/database/statement.ts';
import { fromPosts, joinPost } from '../../posts/posts.read.ts';
import { followerTies, friendTies, type Ties } from '../../social/social.read.ts';

/** Rows that one step writes for several posts or people: what is due after them waits. */
export const rowsTogether = ({ chunk }: Dialect): number => Math.min(chunk, 5_000);

type Range = { authorId: string; fromId: string; limit: number };
type Chunk = { authorId: string; fromId: string; offset: number };
export type Push = {
  postId: string;
  authorId: string;
  fromId: string;
  uptoId: string;
  activeSince: number;
};

type PushAll = { ids: readonly string[]; activeSince: number };

/** The two groups of people whose feeds get an author's posts. Each is read in chunks, by ascending id. */
interface Audience {
  readonly ids: Statement<Range, { id: UserId }>;
  /** The first person of the next chunk, null at the end, and the last one, null unless the chunk is full. */
  readonly bounds: Statement<Chunk, Record<'someId' | 'uptoId', UserId | null>>;
  /** Adds a post to the maintained feeds of a chunk, `fromId` excluded and `uptoId` included. */
  readonly push: Statement<Push>;
  /** Adds posts of these visibilities to all maintained feeds. */
  readonly pushAll: Statement<PushAll>;
}

function audience({ table, member: id, of: ofAuthor, accepted }: Ties, visibilities: string): Audience {
  // MySQL would sort all ties of the author while a chunk is a small part of them.
  const of = (selected: string) => `
  select ${byIndex('t', 'primary')} ${selected} from ${table} t
  where t.${ofAuthor} = :authorId and t.${id} > :fromId order by t.${id}`;
  const next = `${of(`t.${id}`)} limit 1`;
  return {
    ids: sql(`${of(`t.${id} as id`)} limit :limit`),
    bounds: sql(`select (${next}) as someId, (${next} offset :offset) as uptoId`),
    push: sql(
      (d) => `
  ${d.insertIgnore} into feed_entries (owner_id, post_id, author_id)
  select ${joinFirst('p', 'f', 'o')} o.owner_id, p.id, p.author_id
  from ${table} f ${joinPost('p', ':postId')} join feed_owners o on o.owner_id = f.${id}
  where f.${ofAuthor} = :authorId${accepted} and f.${id} > :fromId and f.${id} <= :uptoId
    and o.seen_at > :activeSince and ${notMuted(`f.${id}`, ':authorId')}`,
    ),
    pushAll: sql(
      (d) => `
  ${d.insertIgnore} into feed_entries (owner_id, post_id, author_id)
  select ${joinInOrder} o.owner_id, p.id, p.author_id
  ${fromPosts('p')} cross join ${table} f on f.${ofAuthor} = p.author_id${accepted}
  cross join feed_owners o on o.owner_id = f.${id}
  where p.id in (:ids*) and p.visibility in (${visibilities})
    and o.seen_at > :activeSince and ${notMuted(`f.${id}`, 'p.author_id')}`,
    ),
  };
}

export const followers = audience(followerTies, `'public', 'followers'`);
export const friends = audience(friendTies, `'public', 'followers', 'friends'`);
