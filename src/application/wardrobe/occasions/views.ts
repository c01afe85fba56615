import { z } from 'zod';
import { guestStatuses } from '../../../domain/wardrobe/occasions/guest-status.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { ListedUser, PublicUser } from '../../kernel/public-user.ts';
import { VisibilityField } from '../../posts/views.ts';
import { dayOut, PartField } from '../fields.ts';
import { ClashView } from '../outfits/views.ts';

export const GuestStatusField = z
  .enum(guestStatuses)
  .meta({ id: 'GuestStatus', description: 'What a guest has answered; `asked` before an answer' });

const planned = {
  outfitId: idOut.describe('Id of the outfit'),
  name: z.string().nullable().describe('Its name'),
  day: dayOut.describe('The day that it is planned for'),
  part: PartField.describe('The part of that day'),
  chosen: z.boolean().describe('Of all outfits planned for this time, the one to wear'),
};

const PlannedView = z
  .object(planned)
  .meta({ id: 'PlannedOutfit', description: 'An outfit planned for an occasion' });

export const OwnPlannedView = z
  .object({ ...planned, clashes: z.array(ClashView).describe('Reasons against wearing it then') })
  .meta({ id: 'OwnPlannedOutfit', description: 'An outfit that you planned for your occasion' });

export type PlannedView = z.input<typeof PlannedView>;

const GuestView = z
  .object({
    user: ListedUser.describe('The guest'),
    status: GuestStatusField.describe('Their answer'),
  })
  .meta({ id: 'Guest', description: 'A guest of an occasion' });

export type GuestView = z.input<typeof GuestView>;

const shown = {
  id: idOut.describe('Id of the occasion'),
  owner: PublicUser.describe('The host'),
  title: z.string().describe('What it is'),
  kind: z.string().nullable().describe('Kind in the host’s words, such as `wedding`'),
  place: z.string().nullable().describe('Where it is'),
  startsOn: dayOut.describe('First day'),
  endsOn: dayOut.describe('Last day'),
  dressCode: z.string().nullable().describe('Dress code in the host’s words'),
  createdAt: timeOut.describe('When it was created'),
};

export const OccasionView = z
  .object({
    ...shown,
    own: z.literal(false).describe('It is not yours'),
    planned: z.array(PlannedView).describe('Planned outfits that you may see, by day'),
    myStatus: GuestStatusField.nullable().describe('Your own answer; null unless you are a guest'),
    guests: z.array(GuestView).optional().describe('All guests; only for guests'),
  })
  .meta({ id: 'Occasion', description: 'Somebody else’s occasion' });

export type OccasionView = z.input<typeof OccasionView>;

const own = {
  ...shown,
  own: z.literal(true).describe('It is yours'),
  myStatus: z.null().describe('Always null: a host is no guest'),
  guests: z.array(GuestView).describe('All guests'),
  notes: z.string().nullable().describe('Your private notes'),
  visibility: VisibilityField.describe('Who may see it beside its guests'),
  editedAt: timeOut.nullable().describe('When you last edited it'),
  version: z.int().describe('Grows with each change; send it with an edit'),
};

export const OwnOccasionView = z
  .object({ ...own, planned: z.array(PlannedView).describe('Planned outfits, by day') })
  .meta({ id: 'OwnOccasion', description: 'Your occasion' });

export type OwnOccasionView = z.input<typeof OwnOccasionView>;

export const WholeOwnOccasionView = z
  .object({ ...own, planned: z.array(OwnPlannedView).describe('Planned outfits with their clashes, by day') })
  .meta({ id: 'WholeOwnOccasion', description: 'Your occasion, read on its own' });

export type WholeOwnOccasionView = z.input<typeof WholeOwnOccasionView>;

export const AnyOccasionView = z
  .discriminatedUnion('own', [OwnOccasionView, OccasionView])
  .meta({ id: 'AnyOccasion', description: 'Your own occasion, or someone else’s' });

export type AnyOccasionView = z.input<typeof AnyOccasionView>;

export const AnyWholeOccasionView = z
  .discriminatedUnion('own', [WholeOwnOccasionView, OccasionView])
  .meta({ id: 'AnyWholeOccasion', description: 'Your own occasion with clashes, or someone else’s' });

export type AnyWholeOccasionView = z.input<typeof AnyWholeOccasionView>;
