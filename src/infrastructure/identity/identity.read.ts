import type { ListedUser, PublicUser } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { sql } from '../kernel/database/statement.ts';
import { type RelationRow, relationTo, relationToSelf, toRelation } from '../social/social.read.ts';

// For statements of other contexts: people as everyone may see them. A deleted account keeps a row without names.

export const fromAccounts = (alias: string): string => `from accounts ${alias}`;

/** `id` is a parameter or a column. Write `left` or `cross` before it for another kind of join. */
export const joinAccount = (alias: string, id: string): string =>
  `join accounts ${alias} on ${alias}.id = ${id}`;

/** One account, without an alias. */
export const fromAccount = (id: string): string => `from accounts where id = ${id}`;

/** The account is not deleted. */
export const liveAccount = (alias: string): string => `${alias}.deleted_at is null`;

/** The person lets others see how far they have read. */
export const showsReadMarks = (id: string): string =>
  `exists (select 1 from accounts rr where rr.id = ${id} and rr.read_receipts = 1)`;

/** Locks accounts by ascending id, to avoid deadlocks. */
export const lockAccounts = sql<{ ids: readonly string[] }>(
  (d) => `select id from accounts where id in (:ids*) order by id ${d.forUpdate}`,
);

/** Columns of a person, with names that start with `prefix`, from the `accounts` row `alias`. */
export const publicUser = (alias: string, prefix: string): string =>
  `${alias}.id as ${prefix}Id, ${alias}.username as ${prefix}Username, ${alias}.name as ${prefix}Name,
  ${alias}.avatar as ${prefix}Avatar`;

export type PublicUserRow<P extends string> = { readonly [C in `${P}Id`]: UserId } & {
  readonly [C in `${P}Username` | `${P}Name`]: string;
} & { readonly [C in `${P}Avatar`]: string | null };

/** Also answers a deleted account. */
export const publicUserById = sql<{ userId: string }, PublicUserRow<'user'>>(
  `select ${publicUser('a', 'user')} from accounts a where a.id = :userId`,
);

export interface AvatarUrls {
  /** The public URL of an avatar, of the path suffix that is stored with the account. */
  avatarUrl(path: string): string;
}

/** The person in a row that was read with `publicUser`. */
export function toPublicUser<P extends string>(
  row: PublicUserRow<P>,
  prefix: P,
  avatars: AvatarUrls,
): PublicUser {
  const columns = row as Readonly<Record<string, string | null>>;
  const avatar = columns[`${prefix}Avatar`];
  return {
    id: columns[`${prefix}Id`]!,
    username: columns[`${prefix}Username`]!,
    name: columns[`${prefix}Name`]!,
    avatarUrl: avatar == null ? null : avatars.avatarUrl(avatar),
  };
}

/** Columns of a person in a list that `viewer` reads, from the `accounts` row `alias`. */
export const listedUser = (alias: string, viewer = ':viewerId'): string =>
  `${publicUser(alias, 'user')}, ${relationTo(viewer, `${alias}.id`)}`;

export type ListedUserRow = PublicUserRow<'user'> & RelationRow;

/** The person in a row that was read with `listedUser`. */
export const toListedUser = (row: ListedUserRow, avatars: AvatarUrls): ListedUser => ({
  ...toPublicUser(row, 'user', avatars),
  relation: toRelation(row),
});

/** Columns of two people, one of whom is the viewer, from their `accounts` rows; `other` is the alias of the other's. */
export const listedPair = <A extends string, B extends string>(from: A, to: B, other: A | B): string =>
  `${publicUser(from, 'from')}, ${publicUser(to, 'to')}, ${relationTo(':viewerId', `${other}.id`)}`;

export type ListedPairRow = PublicUserRow<'from'> & PublicUserRow<'to'> & RelationRow;

/** The two people in a row that was read with `listedPair`. */
export function toListedPair(row: ListedPairRow, viewerId: UserId, avatars: AvatarUrls) {
  const listed = (prefix: 'from' | 'to'): ListedUser => {
    const user = toPublicUser<'from' | 'to'>(row, prefix, avatars);
    return { ...user, relation: toRelation(user.id === viewerId ? relationToSelf : row) };
  };
  return { from: listed('from'), to: listed('to') };
}
