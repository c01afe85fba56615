import type { Vault } from '../../../application/identity/factors/ports.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const seeds = sql<
  { userId: string; factorId: string; limit: number },
  { userId: string; factorId: string; secret: string }
>(`
  select user_id as userId, id as factorId, secret from factors
  where (user_id > :userId or (user_id = :userId and id > :factorId)) and secret is not null
  order by user_id, id limit :limit`);
const nobody = '00000000-0000-0000-0000-000000000000';
const pageSize = 1_000;

/** How many seeds of second factors are encrypted under a former key. Reads all factors. */
export async function seedsUnderFormerKeys(database: Database, vault: Vault): Promise<number> {
  let count = 0;
  for (let after = { userId: nobody, factorId: nobody }; ; ) {
    const page = await database.rows(seeds, { ...after, limit: pageSize });
    count += page.filter(({ factorId, secret }) => !vault.isCurrent(secret, factorId)).length;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return count;
    after = { userId: last.userId, factorId: last.factorId };
  }
}
