import { z } from 'zod';
import { clashKinds } from '../../domain/wardrobe/clashes.ts';
import { guestStatuses, parts } from '../../domain/wardrobe/words.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FileView } from '../media/views.ts';
import { ReactionCounts, ReactionKindField, VisibilityField } from '../posts/views.ts';
import { CategoryField, ColourView, dayOut, SeasonField } from './views.ts';

export const PartField = z.enum(parts).meta({ id: 'PartOfDay' });
export const GuestStatusField = z.enum(guestStatuses).meta({ id: 'GuestStatus' });

export const ClashView = z
  .object({ kind: z.enum(clashKinds), itemIds: z.array(idOut), detail: z.string().nullable() })
  .meta({
    id: 'Clash',
    description:
      'Why items do not go. `detail` is the slot in which two meet, the place where one is, or the dress code.',
  });
export type ClashView = z.input<typeof ClashView>;

/** An item as it is shown where it is worn. */
export const WornItem = z
  .object({
    id: idOut,
    name: z.string(),
    category: CategoryField,
    colours: z.array(ColourView),
    image: FileView.nullable(),
  })
  .meta({ id: 'OutfitItem' });
export type WornItem = z.input<typeof WornItem>;

export const PieceView = z
  .object({
    itemId: idOut.nullable(),
    item: WornItem.nullable(),
    x: z.number(),
    y: z.number(),
    scale: z.number(),
    rotation: z.number(),
    z: z.int(),
  })
  .meta({ id: 'Piece', description: 'An item that you may not see is a piece without `itemId` and `item`.' });
export type PieceView = z.input<typeof PieceView>;

const ownOfOutfit = {
  formality: z.int().nullable(),
  notes: z.string().nullable(),
  favourite: z.boolean(),
  visibility: VisibilityField,
  clashes: z.array(ClashView),
  editedAt: timeOut.nullable(),
  version: z.int(),
};
export const OutfitView = z
  .object({
    id: idOut,
    owner: PublicUser,
    name: z.string().nullable(),
    pieces: z.array(PieceView),
    tags: z.array(z.string()),
    seasons: z.array(SeasonField),
    /** What it was made from, and by whom. */
    parent: z.object({ outfitId: idOut, owner: PublicUser }).nullable(),
    reactions: ReactionCounts,
    myReaction: ReactionKindField.nullable(),
    createdAt: timeOut,
    ...z.object(ownOfOutfit).partial().shape,
  })
  .meta({
    id: 'Outfit',
    description: 'Whoever does not own it gets the fields from `id` to `createdAt` alone.',
  });
export type OutfitView = z.input<typeof OutfitView>;

const PlannedView = z
  .object({
    outfitId: idOut,
    name: z.string().nullable(),
    day: dayOut,
    part: PartField,
    chosen: z.boolean(),
    clashes: z.array(ClashView).optional(),
  })
  .meta({ id: 'PlannedOutfit', description: '`clashes` are told to its owner, where one occasion is read.' });
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
      '`planned` are the outfits that you may see. `guests` are told to guests; notes, visibility, editedAt and version to its owner.',
  });
export type OccasionView = z.input<typeof OccasionView>;

export const WeatherView = z
  .object({ tempC: z.number().optional(), rain: z.boolean().optional(), sky: z.string().optional() })
  .meta({ id: 'Weather', description: '`tempC` in degrees Celsius' });

export const WearView = z
  .object({
    id: idOut,
    on: dayOut,
    part: PartField,
    items: z.array(WornItem),
    outfitId: idOut.nullable(),
    occasionId: idOut.nullable(),
    weather: WeatherView.nullable(),
    mood: z.string().nullable(),
    note: z.string().nullable(),
    photo: FileView.nullable(),
    createdAt: timeOut,
    editedAt: timeOut.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Wear' });
export type WearView = z.input<typeof WearView>;

export const SuggestionView = z
  .object({
    pieces: z.array(z.object({ itemId: idOut, item: WornItem })),
    score: z.number().min(0).max(1),
    why: z.array(z.string()),
  })
  .meta({ id: 'Suggestion' });
export type SuggestionView = z.input<typeof SuggestionView>;
