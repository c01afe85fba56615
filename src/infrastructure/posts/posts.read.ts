import { iso } from '../../application/kernel/fields.ts';
import type { TallyKind } from '../../application/kernel/ports.ts';
import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { Visibility } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { PostId } from '../../domain/posts/post.ts';
import { type ReactionKind, reactionKinds } from '../../domain/posts/reaction.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database.ts';
import { sql } from '../kernel/statement.ts';
import { counts, joinTally, type Tallied, tallied } from '../kernel/tallies.read.ts';
import { reactionOf } from './reactions.read.ts';

export const postTallies = [...reactionKinds, 'comments', 'views'] as const satisfies readonly TallyKind[];

export type PostRow = PublicUserRow<'author'> &
  Tallied<(typeof postTallies)[number]> & {
    readonly id: PostId;
    readonly text: string;
    readonly visibility: Visibility;
    readonly mentionIdList: string;
    readonly createdAt: number;
    readonly editedAt: number | null;
    readonly myReaction: ReactionKind | null;
  };

/** What a post shows, of `posts p`, `accounts a` and the joins below. */
export const postColumns = (viewer: string): string => `
  p.id, p.text, p.visibility, p.mention_ids as mentionIdList, p.created_at as createdAt, p.edited_at as editedAt,
  ${publicUser('a', 'author')}, ${tallied(postTallies, 'p.id')},
  ${reactionOf(viewer, 'p.id')} as myReaction`;

/** Follows `… posts p`. */
export const postJoins = `join accounts a on a.id = p.author_id ${joinTally('p.id')}`;

export const postVisible = (viewer: string): string => visibleTo(viewer, 'a', 'p.visibility');

const mentioned = `select ${publicUser('a', 'user')} from accounts a where a.id in (:ids*) and a.deleted_at is null`;
const toEveryone = sql<{ ids: readonly string[] }, PublicUserRow<'user'>>(mentioned);
const toViewer = sql<{ viewerId: string; ids: readonly string[] }, PublicUserRow<'user'>>(
  `${mentioned} and ${notBlocked(':viewerId', 'a.id')}`,
);

/**
 * The people mentioned in these rows as far as the viewer may meet them, in one more statement if there are any;
 * without a viewer all of them.
 */
export async function mentionedIn(
  database: Database,
  viewerId: UserId | null,
  rows: readonly { readonly mentionIdList: string }[],
): Promise<ReadonlyMap<string, PublicUser>> {
  const ids = new Set(
    rows.flatMap((row) => (row.mentionIdList === '[]' ? [] : (JSON.parse(row.mentionIdList) as UserId[]))),
  );
  if (ids.size === 0) return new Map();
  const people =
    viewerId === null
      ? await database.rows(toEveryone, { ids: [...ids] })
      : await database.rows(toViewer, { viewerId, ids: [...ids] });
  return new Map(people.map((row) => [row.userId, toPublicUser(row, 'user')]));
}

export const mentionsOf = (
  row: { readonly mentionIdList: string },
  people: ReadonlyMap<string, PublicUser>,
): PublicUser[] =>
  people.size === 0 ? [] : (JSON.parse(row.mentionIdList) as UserId[]).flatMap((id) => people.get(id) ?? []);

export function toPostView(row: PostRow, people: ReadonlyMap<string, PublicUser>): PostView {
  const { comments, views, ...reactions } = counts(postTallies, row);
  return {
    id: row.id,
    author: toPublicUser(row, 'author'),
    text: row.text,
    media: [],
    refs: [],
    visibility: row.visibility,
    reactions,
    myReaction: row.myReaction,
    mentions: mentionsOf(row, people),
    commentCount: comments,
    views,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
  };
}
