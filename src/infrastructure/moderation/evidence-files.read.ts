// For the media context: contents of files that are evidence, and so outlive their files.

/** SQL condition; both are parameters or columns. */
export const isEvidence = (file: string, revision: string): string => `exists (
  select 1 from moderation_evidence_files ef where ef.file_id = ${file} and ef.revision_id = ${revision})`;

/** The contents of these files that are evidence, as a table of `id, revisionId`. */
export const evidenceAmong = (ids: string): string =>
  `select ef.file_id as id, ef.revision_id as revisionId from moderation_evidence_files ef where ef.file_id in (${ids})`;
