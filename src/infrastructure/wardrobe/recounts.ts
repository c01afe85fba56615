import type { Recount } from '../kernel/recounts.ts';

export const wardrobeRecounts: readonly Recount[] = [
  { kind: 'items', rows: 'select owner_id as subject_id, count(*) as n from items group by owner_id' },
  { kind: 'outfits', rows: 'select owner_id as subject_id, count(*) as n from outfits group by owner_id' },
];
