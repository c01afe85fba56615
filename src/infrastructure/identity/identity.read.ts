import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';

// For statements of other contexts: people as everyone may see them. A deleted account keeps a row without names.

/** Columns of a person, with names that start with `prefix`, from the `accounts` row `alias`. */
export const publicUser = (alias: string, prefix: string): string =>
  `${alias}.id as ${prefix}Id, ${alias}.username as ${prefix}Username, ${alias}.name as ${prefix}Name,
  ${alias}.avatar as ${prefix}Avatar`;

export type PublicUserRow<P extends string> = { readonly [C in `${P}Id`]: UserId } & {
  readonly [C in `${P}Username` | `${P}Name`]: string;
} & { readonly [C in `${P}Avatar`]: string | null };

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
