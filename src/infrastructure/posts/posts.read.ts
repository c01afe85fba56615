import { iso } from '../../application/kernel/fields.ts';
import type { CounterKind } from '../../application/kernel/ports.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { Visibility } from '../../domain/access/policy.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import type { PostId } from '../../domain/posts/post.ts';
import { visibleTo } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import { type CounterRow, counts, joinCounters, selectCounters } from '../kernel/counters/counters.read.ts';
import { type Hydration, mediaOf, mentionsOf, refsOf } from './hydration.read.ts';
import { reactionOf } from './reactions.read.ts';

export const postTallies = [...reactionKinds, 'comments', 'views'] as const satisfies readonly CounterKind[];

export type PostRow = PublicUserRow<'author'> &
  CounterRow<(typeof postTallies)[number]> & {
    readonly id: PostId;
    readonly text: string;
    readonly visibility: Visibility;
    readonly mentionIdList: string;
    readonly mediaIdList: string;
    readonly refList: string;
    readonly createdAt: number;
    readonly editedAt: number | null;
    readonly myReaction: ReactionKind | null;
  };

/** Columns of a post, from `posts p` and `postJoins`. */
export const postColumns = (viewer: string): string => `
  p.id, p.text, p.visibility, p.mention_ids as mentionIdList,
  p.media_ids as mediaIdList, p.refs as refList, p.created_at as createdAt, p.edited_at as editedAt,
  ${publicUser('a', 'author')}, ${selectCounters(postTallies, 'p.id')},
  ${reactionOf(viewer, 'p.id')} as myReaction`;

/** Follows `… posts p`. */
export const postJoins = `join accounts a on a.id = p.author_id ${joinCounters('p.id')}`;

export const postVisible = (viewer: string): string => visibleTo(viewer, 'a', 'p.visibility');

export function toPostView(row: PostRow, hydration: Hydration): PostView {
  const { comments, views, ...reactions } = counts(postTallies, row);
  return {
    id: row.id,
    author: toPublicUser(row, 'author', hydration.avatars),
    text: row.text,
    media: mediaOf(row, hydration),
    refs: refsOf(row, hydration),
    visibility: row.visibility,
    reactions,
    myReaction: row.myReaction,
    mentions: mentionsOf(row, hydration),
    commentCount: comments,
    views,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
  };
}
