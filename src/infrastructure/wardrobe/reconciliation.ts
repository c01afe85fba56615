import { type Reconciliation, reconcileShown } from '../kernel/counters/reconciliation.ts';

// Others do not see wished items.
const shownItem = "case when ownership = 'wished' then 'private' else visibility end";

export const wardrobeReconciliation: readonly Reconciliation[] = [
  ...reconcileShown('items', { table: 'items', owner: 'owner_id', shown: shownItem }),
  ...reconcileShown('outfits', { table: 'outfits', owner: 'owner_id', shown: 'visibility' }),
];
