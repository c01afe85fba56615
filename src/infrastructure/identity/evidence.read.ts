import { notBlocked } from '../access/access.read.ts';
import { sql } from '../kernel/database/statement.ts';
import { type EvidenceParams, type EvidenceRow, lines } from '../moderation/evidence.read.ts';
import { liveAccount } from './identity.read.ts';

// What moderators keep of people who are reported.

export const personEvidence = sql<EvidenceParams, EvidenceRow>(`
  select a.id as authorId, ${lines('a.name', 'a.username', 'a.bio', 'a.location', 'a.links')} as text,
    null as fileIdList, a.avatar_id as fileId, a.created_at as createdAt
  from accounts a where a.id = :id and ${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}`);

export const personExists = sql<{ id: string }>(
  `select 1 from accounts a where a.id = :id and ${liveAccount('a')}`,
);
