import { z } from 'zod';
import { guestStatuses } from '../../../domain/wardrobe/occasions/guest-status.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { VisibilityField } from '../../posts/views.ts';
import { dayOut, PartField } from '../fields.ts';
import { ClashView } from '../outfits/views.ts';

export const GuestStatusField = z.enum(guestStatuses).meta({ id: 'GuestStatus' });

const PlannedView = z
  .object({
    outfitId: idOut,
    name: z.string().nullable(),
    day: dayOut,
    part: PartField,
    chosen: z.boolean(),
    clashes: z.array(ClashView).optional(),
  })
  .meta({ id: 'PlannedOutfit', description: '`clashes` are only in the owner’s view of a single occasion.' });

export type PlannedView = z.input<typeof PlannedView>;

const GuestView = z.object({ user: PublicUser, status: GuestStatusField }).meta({ id: 'Guest' });

export type GuestView = z.input<typeof GuestView>;

const ownOfOccasion = {
  notes: z.string().nullable(),
  visibility: VisibilityField,
  editedAt: timeOut.nullable(),
  version: z.int(),
};

export const OccasionView = z
  .object({
    id: idOut,
    owner: PublicUser,
    title: z.string(),
    kind: z.string().nullable(),
    place: z.string().nullable(),
    startsOn: dayOut,
    endsOn: dayOut,
    dressCode: z.string().nullable(),
    planned: z.array(PlannedView),
    myStatus: GuestStatusField.nullable(),
    createdAt: timeOut,
    guests: z.array(GuestView).optional(),
    ...z.object(ownOfOccasion).partial().shape,
  })
  .meta({
    id: 'Occasion',
    description:
      '`planned` holds the outfits that you may see. Only guests and the owner get `guests`; only the owner gets `notes`, ' +
      '`visibility`, `editedAt` and `version`.',
  });

export type OccasionView = z.input<typeof OccasionView>;
