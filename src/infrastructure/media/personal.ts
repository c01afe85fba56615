import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { personalSection } from '../identity/personal-data.read.ts';
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

/** A person's files, for their export; the bytes are had by `media.get-file`. */
export const mediaSections = [
  personalSection('files', files, ({ createdAt, ...row }) => ({ ...row, createdAt: iso(createdAt) })),
];
