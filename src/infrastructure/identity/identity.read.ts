import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';

// What other contexts' statements may read of people. Someone who has left keeps a row without any name.

/** Columns of a person, under names that start with `prefix`; `alias` is that of their `accounts` row. */
export const publicUser = (alias: string, prefix: string): string =>
  `${alias}.id as ${prefix}Id, ${alias}.username as ${prefix}Username, ${alias}.name as ${prefix}Name,
  ${alias}.avatar as ${prefix}Avatar`;

export type PublicUserRow<P extends string> = { readonly [C in `${P}Id`]: UserId } & {
  readonly [C in `${P}Username` | `${P}Name`]: string;
} & { readonly [C in `${P}Avatar`]: string | null };

let avatarsAt = '';

/** Where this process says that pictures of people are. Once, at the start: views are made too often to be told. */
export const showAvatarsAt = (publicUrl: string): void => {
  avatarsAt = `${publicUrl}/avatars/`;
};

/** The person whom a row holds that was read with `publicUser`. */
export function toPublicUser<P extends string>(row: PublicUserRow<P>, prefix: P): PublicUser {
  const columns = row as Readonly<Record<string, string | null>>;
  const avatar = columns[`${prefix}Avatar`];
  return {
    id: columns[`${prefix}Id`]!,
    username: columns[`${prefix}Username`]!,
    name: columns[`${prefix}Name`]!,
    avatarUrl: avatar == null ? null : avatarsAt + avatar,
  };
}
