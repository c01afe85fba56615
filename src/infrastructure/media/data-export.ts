import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Of = { userId: UserId };
interface Row {
  readonly id: Id;
  readonly name: string;
  readonly colours: string | null;
  readonly createdAt: number;
}
const files = sql<Of, Row>(`
  select id, name, state, kind, content_type as contentType, size, width, height, duration_ms as durationMs, blurhash,
    colours, created_at as createdAt
  from files where owner_id = :userId order by id`);
const uses = sql<Of, { fileId: Id; subject: string; subjectId: Id }>(`
  select u.file_id as fileId, u.subject, u.subject_id as subjectId from files f
  join file_uses u on u.file_id = f.id where f.owner_id = :userId order by f.id, u.subject_id`);

/** The owner's files and what shows them; `contentPath` leads to the bytes. */
export const mediaExport = [
  exportSection('files', files, ({ colours, createdAt, ...row }) => ({
    ...row,
    colours: colours === null ? null : (JSON.parse(colours) as unknown),
    contentPath: `/api/files/${row.id}/content`,
    createdAt: iso(createdAt),
  })),
  exportSection('fileUses', uses, (row) => row),
];
