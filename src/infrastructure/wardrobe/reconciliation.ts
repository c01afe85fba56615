import type { Reconciliation } from '../kernel/counters/reconciliation.ts';

export const wardrobeReconciliation: readonly Reconciliation[] = [
  { kind: 'items', rows: 'select owner_id as subject_id, count(*) as n from items group by owner_id' },
  { kind: 'outfits', rows: 'select owner_id as subject_id, count(*) as n from outfits group by owner_id' },
];
