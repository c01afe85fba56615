import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { joinAccount } from '../identity/identity.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Of = { userId: UserId };
interface Row {
  readonly id: Id;
  readonly username: string;
  readonly createdAt: number;
}
const people = (from: string, column: string, where: string, at: string) =>
  sql<Of, Row>(`
  select a.id, a.username, ${at} as createdAt from ${from} ${joinAccount('a', column)}
  where ${where} order by ${column}`);
const view = ({ createdAt, ...row }: Row) => ({ ...row, createdAt: iso(createdAt) });

/** Sections of the data export. */
export const socialExport = [
  exportSection(
    'following',
    people('follows f', 'f.followee_id', 'f.follower_id = :userId', 'f.created_at'),
    view,
  ),
  exportSection(
    'followers',
    people('follows f', 'f.follower_id', 'f.followee_id = :userId', 'f.created_at'),
    view,
  ),
  exportSection('friends', people('friends f', 'f.friend_id', 'f.user_id = :userId', 'f.since'), view),
  exportSection(
    'blocked',
    people('blocks b', 'b.blocked_id', 'b.blocker_id = :userId', 'b.created_at'),
    view,
  ),
  exportSection('muted', people('mutes m', 'm.muted_id', 'm.muter_id = :userId', 'm.created_at'), view),
];
