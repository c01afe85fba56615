import { iso } from '../../../application/kernel/fields.ts';
import type { RoomCard } from '../../../application/messaging/rooms/views.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { AvatarUrls } from '../../identity/identity.read.ts';
import { chosenByLeaders, type RemovableRoom } from '../removed-rooms.ts';

export interface RoomCardRow extends RemovableRoom {
  readonly roomId: ConversationId;
  readonly title: string;
  readonly description: string;
  readonly roomAvatar: string | null;
  readonly memberCount: number;
  readonly openedAt: number;
}

/** From `conversations c`. */
export const roomCard = `
  c.id as roomId, c.title, c.description, c.avatar as roomAvatar, c.visibility, c.removal, c.member_count as memberCount, c.created_at as openedAt,
  c.closed_at as closedAt`;

export const toRoomCard = (row: RoomCardRow, avatars: AvatarUrls): RoomCard => ({
  id: row.roomId,
  title: row.title,
  description: row.description,
  avatarUrl: row.roomAvatar === null ? null : avatars.avatarUrl(row.roomAvatar),
  memberCount: row.memberCount,
  createdAt: iso(row.openedAt),
  ...chosenByLeaders(row),
});
