import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

interface Row {
  readonly id: Id;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly createdAt: number;
}
const files = sql<{ userId: UserId }, Row>(`
  select id, name, content_type as contentType, size, created_at as createdAt
  from files where owner_id = :userId and state = 'ready' order by id`);

/** Metadata of the owner's files; `media.get-file` links to the bytes. */
export const mediaExport = [
  exportSection('files', files, ({ createdAt, ...row }) => ({ ...row, createdAt: iso(createdAt) })),
];
