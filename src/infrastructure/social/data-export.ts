import { iso } from '../../application/kernel/fields.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { joinAccount } from '../identity/identity.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Of = { userId: UserId };
type Answer = { readonly createdAt: number; readonly answeredAt: number | null };
interface Row {
  readonly id: Id;
  readonly username: string;
  readonly createdAt: number;
}
const people = (from: string, column: string, where: string, at: string) =>
  sql<Of, Row>(`
  select a.id, a.username, ${at} as createdAt from ${from} ${joinAccount('a', column)}
  where ${where} order by ${column}`);
const follows = (from: string, column: string, where: string) =>
  people('follows f', from, `f.${column} = :userId and f.accepted = ${where}`, 'f.created_at');
const friendRequests = sql<Of, Answer & Readonly<Record<'id' | 'fromId' | 'toId' | 'status', string>>>(`
  select id, from_id as fromId, asked_id as toId, status, created_at as createdAt, answered_at as answeredAt
  from friendships where low_id = :userId or high_id = :userId order by id`);
const view = ({ createdAt, ...row }: Row) => ({ ...row, createdAt: iso(createdAt) });

/** Sections of the data export. */
export const socialExport = [
  exportSection('following', follows('f.followee_id', 'follower_id', '1'), view),
  exportSection('followers', follows('f.follower_id', 'followee_id', '1'), view),
  exportSection('followRequestsSent', follows('f.followee_id', 'follower_id', '0'), view),
  exportSection('followRequestsReceived', follows('f.follower_id', 'followee_id', '0'), view),
  exportSection('friendRequests', friendRequests, ({ createdAt, answeredAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    answeredAt: answeredAt === null ? null : iso(answeredAt),
  })),
  exportSection('friends', people('friends f', 'f.friend_id', 'f.user_id = :userId', 'f.since'), view),
  exportSection(
    'blocked',
    people('blocks b', 'b.blocked_id', 'b.blocker_id = :userId', 'b.created_at'),
    view,
  ),
  exportSection('muted', people('mutes m', 'm.muted_id', 'm.muter_id = :userId', 'm.created_at'), view),
];
