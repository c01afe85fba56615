import type { PublicUser } from '../../application/kernel/public-user.ts';
import { type AvatarUrls, type PublicUserRow, toPublicUser } from '../identity/identity.read.ts';

/** A person in a row that was read with a left join of their account; null for the service. */
export function toParty<P extends string>(
  row: PublicUserRow<P>,
  prefix: P,
  avatars: AvatarUrls,
): PublicUser | null {
  const id = (row as Readonly<Record<string, string | null>>)[`${prefix}Id`];
  return id === null ? null : toPublicUser(row, prefix, avatars);
}
