import type { UserId } from '../../domain/kernel/id.ts';
import { sql } from '../kernel/database/statement.ts';

/** Verified mail addresses, joined to `join` by the alias `a`. */
export const verifiedAddresses = (columns: string, join: string) => `
  select a.id as userId, a.email, a.time_zone as timeZone, ${columns} from accounts a ${join}
  where a.id in (:userIds*) and a.deleted_at is null and a.email_verified_at is not null`;

/** A person's verified mail address. */
export const verifiedAddress = sql<
  { userId: UserId },
  { readonly email: string; readonly name: string; readonly timeZone: string }
>(`
  select a.email, a.name, a.time_zone as timeZone from accounts a
  where a.id = :userId and a.deleted_at is null and a.email_verified_at is not null`);
