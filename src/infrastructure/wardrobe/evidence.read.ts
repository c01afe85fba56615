import { joinAccount } from '../identity/identity.read.ts';
import { sql } from '../kernel/database/statement.ts';
import { type EvidenceParams, type EvidenceRow, lines } from '../moderation/evidence.read.ts';
import { itemVisible, itemExists as itemWithId } from './items.read.ts';
import { outfitVisible, outfitWithId } from './outfits.read.ts';

// What moderators keep of items and outfits that are reported: what others see of them.

export const itemEvidence = sql<EvidenceParams, EvidenceRow>(`
  select i.owner_id as authorId, ${lines('i.name', 'i.brand', "nullif(i.tags, '[]')")} as text,
    i.image_ids as fileIdList, null as fileId, i.created_at as createdAt
  from items i ${joinAccount('a', 'i.owner_id')} where i.id = :id and ${itemVisible(':viewerId')}`);
export const outfitEvidence = sql<EvidenceParams, EvidenceRow>(`
  select o.owner_id as authorId, ${lines('o.name', 'o.notes', "nullif(o.tags, '[]')")} as text,
    null as fileIdList, null as fileId, o.created_at as createdAt
  from outfits o ${joinAccount('a', 'o.owner_id')} where o.id = :id and ${outfitVisible(':viewerId')}`);

export const itemExists = sql<{ id: string }>(itemWithId);
export const outfitExists = sql<{ id: string }>(outfitWithId(':id'));
