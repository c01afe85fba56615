import { sql } from '../kernel/database/statement.ts';
import type { EvidenceParams, EvidenceRow } from '../moderation/evidence.read.ts';
import { commentVisibleTo, postVisibleTo, postWithId } from './visibility.read.ts';

// What moderators keep of posts and comments that are reported.

const written = (alias: string) => `
  ${alias}.author_id as authorId, ${alias}.text, ${alias}.media_ids as fileIdList, null as fileId,
  ${alias}.created_at as createdAt`;
export const postEvidence = sql<EvidenceParams, EvidenceRow>(
  `select ${written('ep')} from posts ep where ep.id = :id and ${postVisibleTo(':viewerId', 'ep.id')}`,
);
export const commentEvidence = sql<EvidenceParams, EvidenceRow>(
  `select ${written('ec')} from comments ec where ec.id = :id and ${commentVisibleTo(':viewerId', 'ec.id')}`,
);

export const postExists = sql<{ id: string }>(postWithId(':id'));
export const commentExists = sql<{ id: string }>('select 1 from comments where id = :id');
