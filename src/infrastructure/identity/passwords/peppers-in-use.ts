import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { noPepper, pepperTag } from '../../kernel/files/peppers.ts';

const byTag = sql<Record<never, never>, { tag: string; accounts: number }>(`
  select case when password_hash like 'p1:%' then substr(password_hash, 1, 11) else '' end as tag, count(*) as accounts
  from accounts where deleted_at is null group by tag`);

export interface PepperUse {
  /** In `PASSWORD_PEPPER`, from 1; null for a pepper that is not listed. */
  readonly position: number | null;
  readonly accounts: number;
}

/** How many password hashes were made with each pepper, the current one first. Reads all accounts. */
export async function peppersInUse(
  database: Database,
  peppers: readonly string[],
): Promise<readonly PepperUse[]> {
  const rows = await database.rows(byTag, {});
  const positionOf = (tag: string): number | null => {
    // A hash without a fingerprint was made by the oldest pepper, or without one.
    const index = tag === '' ? peppers.length - 1 : peppers.map(pepperTag).indexOf(tag);
    return index < 0 ? null : index + 1;
  };
  const accounts = (position: number | null) =>
    rows.filter(({ tag }) => positionOf(tag) === position).reduce((sum, row) => sum + row.accounts, 0);
  return [...peppers.map((_, i) => i + 1), null].map((position) => ({
    position,
    accounts: accounts(position),
  }));
}

export const nameOfPepper = (position: number | null, peppers: readonly string[]): string => {
  if (position === null) return 'a pepper that is not listed';
  if (peppers[position - 1] === noPepper) return 'no pepper';
  return position === 1 ? 'the current pepper' : `pepper ${position}`;
};
