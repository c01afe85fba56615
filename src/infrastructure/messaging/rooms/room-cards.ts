import { iso } from '../../../application/kernel/fields.ts';
import type { RoomCard } from '../../../application/messaging/rooms/views.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { RoomVisibility } from '../../../domain/messaging/room.ts';
import type { AvatarUrls } from '../../identity/identity.read.ts';

export interface RoomCardRow {
  readonly roomId: ConversationId;
  readonly title: string;
  readonly description: string;
  readonly roomAvatar: string | null;
  readonly visibility: RoomVisibility;
  readonly memberCount: number;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

/** From `conversations c`. */
export const roomCard = `
  c.id as roomId, c.title, c.description, c.avatar as roomAvatar, c.visibility, c.member_count as memberCount, c.created_at as openedAt,
  c.closed_at as closedAt`;

export const toRoomCard = (row: RoomCardRow, avatars: AvatarUrls): RoomCard => ({
  id: row.roomId,
  title: row.title,
  description: row.description,
  avatarUrl: row.roomAvatar === null ? null : avatars.avatarUrl(row.roomAvatar),
  visibility: row.visibility,
  memberCount: row.memberCount,
  createdAt: iso(row.openedAt),
  closedAt: row.closedAt === null ? null : iso(row.closedAt),
});
