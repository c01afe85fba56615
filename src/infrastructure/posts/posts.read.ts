import { iso } from '../../application/kernel/fields.ts';
import type { TallyKind } from '../../application/kernel/ports.ts';
import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { FileView } from '../../application/media/views.ts';
import type { PostView } from '../../application/posts/views.ts';
import type { Visibility } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import type { MediaId, PostId } from '../../domain/posts/post.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { type PublicUserRow, publicUser, toPublicUser } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database.ts';
import { sql } from '../kernel/statement.ts';
import { counts, joinTally, type Tallied, tallied } from '../kernel/tallies.read.ts';
import type { ShownFiles } from '../media/media.read.ts';
import { reactionOf } from './reactions.read.ts';

export const postTallies = [...reactionKinds, 'comments', 'views'] as const satisfies readonly TallyKind[];

export type PostRow = PublicUserRow<'author'> &
  Tallied<(typeof postTallies)[number]> & {
    readonly id: PostId;
    readonly text: string;
    readonly visibility: Visibility;
    readonly mentionIdList: string;
    readonly mediaIdList: string;
    readonly createdAt: number;
    readonly editedAt: number | null;
    readonly myReaction: ReactionKind | null;
  };

/** What a post shows, of `posts p`, `accounts a` and the joins below. */
export const postColumns = (viewer: string): string => `
  p.id, p.text, p.visibility, p.mention_ids as mentionIdList,
  p.media_ids as mediaIdList, p.created_at as createdAt, p.edited_at as editedAt,
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

/** What rows refer to and views show. */
export interface Shown {
  readonly people: ReadonlyMap<string, PublicUser>;
  readonly files: ReadonlyMap<string, FileView>;
}
type Referring = { readonly mentionIdList: string; readonly mediaIdList: string };
type Needs = { readonly database: Database; readonly files: ShownFiles };

/** All that these rows refer to: at most one more statement for people, and one for files. */
export async function shownIn(
  { database, files }: Needs,
  viewerId: UserId | null,
  rows: readonly Referring[],
): Promise<Shown> {
  const ids = rows.flatMap((row) => listOf<MediaId>(row.mediaIdList));
  const [people, media] = await Promise.all([mentionedIn(database, viewerId, rows), files.of(ids)]);
  return { people, files: media };
}

const listOf = <T>(text: string): readonly T[] => (text === '[]' ? [] : (JSON.parse(text) as T[]));

/** In the order of their author; one that is gone is left out. */
export const mediaOf = (row: Referring, { files }: Shown): FileView[] =>
  listOf<MediaId>(row.mediaIdList).flatMap((id) => files.get(id) ?? []);

/** As far as the viewer may meet them; without a viewer all of them. */
async function mentionedIn(
  database: Database,
  viewerId: UserId | null,
  rows: readonly { readonly mentionIdList: string }[],
): Promise<ReadonlyMap<string, PublicUser>> {
  const ids = new Set(rows.flatMap((row) => listOf<UserId>(row.mentionIdList)));
  if (ids.size === 0) return new Map();
  const people =
    viewerId === null
      ? await database.rows(toEveryone, { ids: [...ids] })
      : await database.rows(toViewer, { viewerId, ids: [...ids] });
  return new Map(people.map((row) => [row.userId, toPublicUser(row, 'user')]));
}

export const mentionsOf = (row: Referring, { people }: Shown): PublicUser[] =>
  people.size === 0 ? [] : (JSON.parse(row.mentionIdList) as UserId[]).flatMap((id) => people.get(id) ?? []);

export function toPostView(row: PostRow, shown: Shown): PostView {
  const { comments, views, ...reactions } = counts(postTallies, row);
  return {
    id: row.id,
    author: toPublicUser(row, 'author'),
    text: row.text,
    media: mediaOf(row, shown),
    refs: [],
    visibility: row.visibility,
    reactions,
    myReaction: row.myReaction,
    mentions: mentionsOf(row, shown),
    commentCount: comments,
    views,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
  };
}
