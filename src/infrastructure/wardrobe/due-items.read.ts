import type { Id, UserId } from '../../domain/kernel/id.ts';
import { sql } from '../kernel/database/statement.ts';

export interface DueItem {
  readonly itemId: Id;
  readonly ownerId: UserId;
  readonly dueBack: string;
}

/** Items due back by `until`, ordered by due day and id, after the cursor `(dueBack, itemId)`. */
export const dueItems = sql<{ dueBack: string; itemId: string; until: string; limit: number }, DueItem>(`
  select i.id as itemId, i.owner_id as ownerId, i.due_back as dueBack from items i
  where i.due_back >= :dueBack and i.due_back <= :until and (i.due_back > :dueBack or i.id > :itemId)
    and i.place in ('laundry', 'cleaner', 'repair', 'trip', 'lent') and i.ownership = 'owned'
  order by i.due_back, i.id limit :limit`);
