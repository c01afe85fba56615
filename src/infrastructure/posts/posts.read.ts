import { iso } from '../../application/kernel/fields.ts';
import type { CounterKind } from '../../application/kernel/ports.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { EffectiveVisibility, Visibility } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import type { PostId } from '../../domain/posts/post.ts';
import { visibleTo } from '../access/access.read.ts';
import { chosenVisibility, toRemoved } from '../access/removal.read.ts';
import { joinAccount, type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import {
  type CounterRow,
  counts,
  joinCounters,
  noCounters,
  selectCounters,
} from '../kernel/counters/counters.read.ts';
import { sql } from '../kernel/database/statement.ts';
import { type Hydration, mediaOf, mentionsOf, refsOf } from './hydration.read.ts';
import { reactionOf } from './reactions.read.ts';

export const postTallies = [
  ...reactionKinds,
  'comments',
  'views',
  'tips',
] as const satisfies readonly CounterKind[];

export type PostRow = PublicUserRow<'author'> &
  CounterRow<(typeof postTallies)[number]> & {
    readonly id: PostId;
    readonly text: string;
    readonly visibility: EffectiveVisibility;
    readonly removal: string | null;
    readonly mentionIdList: string;
    readonly mediaIdList: string;
    readonly refList: string;
    readonly createdAt: number;
    readonly editedAt: number | null;
    readonly version: number;
    readonly myReaction: ReactionKind | null;
  };

const columns = `
  p.id, p.text, p.visibility, p.removal, p.mention_ids as mentionIdList,
  p.media_ids as mediaIdList, p.refs as refList, p.created_at as createdAt, p.edited_at as editedAt, p.version,
  ${publicUser('a', 'author')}`;

/** Columns of a post, from `posts p` and `postJoins`. */
export const postColumns = (viewer: string): string => `
  ${columns}, ${selectCounters(postTallies, 'p.id')}, ${reactionOf(viewer, 'p.id')} as myReaction`;

/** A post that its author has just published. */
export const publishedPost = sql<{ id: string }, PostRow>(`
  select ${columns}, ${noCounters}, null as myReaction from posts p ${joinAccount('a', 'p.author_id')} where p.id = :id`);

/** `id` is a parameter or a column. */
export const fromPosts = (alias: string): string => `from posts ${alias}`;
export const joinPost = (alias: string, id: string): string => `join posts ${alias} on ${alias}.id = ${id}`;

/** For `newestFirst` and `joinNewest`. */
export const postsByAuthor = { table: 'posts', by: 'author_id', index: 'posts_by_audience' } as const;

/** Posts of an author with one of these visibilities, as a table of `id, author_id`. The caller adds order and limit. */
export const postsOf = (author: string, visibilities: string): string =>
  `select id, author_id from posts where author_id = ${author} and visibility in (${visibilities})`;

/** Whole rows of the newest posts of all authors. */
export const newestPosts = (limit: string): string => `(select * from posts order by id desc limit ${limit})`;

/** For `exists`: the post, if it has one of these visibilities. */
export const postWithVisibility = (id: string, visibilities: string): string =>
  `select 1 from posts p where p.id = ${id} and p.visibility in (${visibilities})`;

export const authorAndVisibility = sql<{ postId: string }, { authorId: UserId; visibility: string }>(
  'select author_id as authorId, visibility from posts where id = :postId',
);

/** Follows `… posts p`. */
export const postJoins = `${joinAccount('a', 'p.author_id')} ${joinCounters('p.id')}`;

export const postVisible = (viewer: string): string => visibleTo(viewer, 'a', 'p.visibility');

/** The posts with these ids that the viewer may see, unordered. */
export const visiblePosts = sql<{ viewerId: string; ids: readonly string[] }, PostRow>(`
  select ${postColumns(':viewerId')} from posts p ${postJoins} where p.id in (:ids*) and ${postVisible(':viewerId')}`);

export function toPostView(row: PostRow, hydration: Hydration): PostView {
  const { comments, views, tips, ...reactions } = counts(postTallies, row);
  return {
    id: row.id,
    author: toPublicUser(row, 'author', hydration.avatars),
    text: row.text,
    media: mediaOf(row, hydration),
    refs: refsOf(row, hydration),
    visibility: chosenVisibility<Visibility>(row),
    version: row.version,
    reactions,
    myReaction: row.myReaction,
    mentions: mentionsOf(row, hydration),
    commentCount: comments,
    views,
    tipCount: tips,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
    ...toRemoved(row.removal),
  };
}
