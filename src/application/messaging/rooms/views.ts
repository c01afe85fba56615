import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { ListedUser, PublicUser } from '../../kernel/public-user.ts';
import { MemberRoleField, RoomVisibilityField, seqOut } from '../fields.ts';

/** For everyone who may see that the room exists. */
export const RoomCard = z
  .object({
    id: idOut.meta({ description: 'The room, which is also a conversation' }),
    title: z.string().meta({ description: '1 to 80 characters' }),
    description: z.string().meta({ description: 'At most 500 characters' }),
    avatarUrl: z.string().nullable().meta({ description: 'A public link to its image' }),
    visibility: RoomVisibilityField,
    memberCount: z.int().min(0).meta({ description: 'How many people are in it' }),
    createdAt: timeOut.meta({ description: 'When it was opened' }),
    closedAt: timeOut.nullable().meta({ description: 'When it was closed for good' }),
  })
  .meta({ id: 'RoomCard', description: 'What people see of a room who are not in it' });
export type RoomCard = z.input<typeof RoomCard>;

export const ParticipantView = z
  .object({
    user: ListedUser.meta({ description: 'The member' }),
    role: MemberRoleField,
    joinedAt: timeOut.meta({ description: 'When they joined, the last time' }),
    lastReadSeq: seqOut.optional().meta({
      description:
        'The `seq` up to which they have read; absent where `readReceipts` of either of you is off',
    }),
  })
  .meta({ id: 'Participant' });
export type ParticipantView = z.input<typeof ParticipantView>;
export const ParticipantPage = pageOf(ParticipantView);

export const InviteView = z
  .object({
    id: idOut.meta({ description: 'The invite' }),
    room: RoomCard.meta({ description: 'The room that it is to' }),
    from: PublicUser.meta({ description: 'Who sent it' }),
    to: PublicUser.meta({ description: 'Who is invited' }),
    status: z
      .enum(['pending', 'accepted', 'declined'])
      .meta({ description: 'What the invited person answered' }),
    createdAt: timeOut.meta({ description: 'When it was sent' }),
  })
  .meta({ id: 'Invite' });
export type InviteView = z.input<typeof InviteView>;
export const ListedInvite = InviteView.extend({
  from: ListedUser.meta({ description: 'Who sent it' }),
  to: ListedUser.meta({ description: 'Who is invited' }),
}).meta({
  id: 'ListedInvite',
  description: 'An invite to or from you, with your relation to the other person',
});
export type ListedInvite = z.input<typeof ListedInvite>;
export const InvitePage = pageOf(ListedInvite);

export const BanView = z
  .object({
    user: ListedUser.meta({ description: 'Who is banned' }),
    by: PublicUser.nullable().meta({
      description: 'Who banned them; null if a block is between you and them',
    }),
    reason: z.string().meta({ description: 'At most 200 characters; empty if `by` is null' }),
    createdAt: timeOut.meta({ description: 'When they were banned' }),
    until: timeOut.nullable().meta({ description: 'When it ends; null if it never does' }),
  })
  .meta({ id: 'Ban' });
export type BanView = z.input<typeof BanView>;
export const BanPage = pageOf(BanView);
