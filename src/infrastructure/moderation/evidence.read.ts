import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';

/** What a context answers about a thing that `:viewerId` sees. */
export interface EvidenceRow {
  readonly authorId: UserId;
  readonly text: string;
  /** Ids of files as JSON, or one. */
  readonly fileIdList: string | null;
  readonly fileId: Id | null;
  readonly createdAt: Instant;
}
export type EvidenceParams = { viewerId: string; id: string };

/** SQL expression: the texts that are there, each on a line. */
export const lines = (...columns: string[]): string => `concat_ws('\n', ${columns.join(', ')})`;
