import type { Database } from '../kernel/database/database.ts';
import { TransactionConflict } from '../kernel/database/errors.ts';
import { type Params, type Statement, sql } from '../kernel/database/statement.ts';

/**
 * Inserts one row per item of the owner, such as the pieces of an outfit. `select` yields the columns from `items i`.
 * The items stay locked until the transaction ends, so that a concurrent removal sees the new reference.
 */
export const linkItems = <P extends Params>(into: string, select: string) =>
  sql<P & { ownerId: string; itemIds: readonly string[] }>(
    (d) => `
  insert into ${into} select ${select} from items i
  where i.id in (:itemIds*) and i.owner_id = :ownerId ${d.forUpdate}`,
  );

/** Throws `TransactionConflict` if one of the items was removed meanwhile. */
export async function insertItemLinks<P extends Params & { itemIds: readonly string[] }>(
  database: Database,
  statement: Statement<P>,
  parameters: P,
): Promise<void> {
  const inserted = await database.write(statement, parameters);
  if (inserted !== parameters.itemIds.length) throw new TransactionConflict('an item was removed meanwhile');
}
