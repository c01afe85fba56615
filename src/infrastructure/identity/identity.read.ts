import type { PublicUser } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';

// What other contexts' statements may read of people. Someone who has left keeps a row without any name.

/** Columns of a person, under names that start with `prefix`; `alias` is that of their `accounts` row. */
export const publicUser = (alias: string, prefix: string): string =>
  `${alias}.id as ${prefix}Id, ${alias}.username as ${prefix}Username, ${alias}.name as ${prefix}Name`;

export type PublicUserRow<P extends string> = { readonly [C in `${P}Id`]: UserId } & {
  readonly [C in `${P}Username` | `${P}Name`]: string;
};

/** The person whom a row holds that was read with `publicUser`. */
export function toPublicUser<P extends string>(row: PublicUserRow<P>, prefix: P): PublicUser {
  const columns = row as Readonly<Record<string, string>>;
  return {
    id: columns[`${prefix}Id`]!,
    username: columns[`${prefix}Username`]!,
    name: columns[`${prefix}Name`]!,
    avatarUrl: null,
  };
}
