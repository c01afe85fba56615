import { z } from 'zod';
import { clashKinds } from '../../../domain/wardrobe/outfits/clashes.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { FileView } from '../../media/views.ts';
import { ReactionCounts, ReactionKindField, VisibilityField } from '../../posts/views.ts';
import { SeasonField } from '../fields.ts';
import { CategoryField, ColourView } from '../items/views.ts';

export const ClashView = z
  .object({ kind: z.enum(clashKinds), itemIds: z.array(idOut), detail: z.string().nullable() })
  .meta({
    id: 'Clash',
    description:
      'Why items cannot be worn. `detail` is the slot that two items share, the place of an absent item, or the dress code.',
  });

export type ClashView = z.input<typeof ClashView>;

/** An item as shown in outfits, wears and suggestions. */
export const OutfitItemView = z
  .object({
    id: idOut.describe('Id of the item'),
    name: z.string().describe('Its name'),
    category: CategoryField.describe('The kind of garment'),
    colours: z.array(ColourView).describe('Its colours, the largest share first'),
    image: FileView.nullable().describe('Its first image, null if it has none'),
    gone: z.boolean().describe('Whether its owner has sold, given away, worn out or returned it'),
  })
  .meta({ id: 'OutfitItem', description: 'An item as shown in outfits, wears and suggestions' });

export type OutfitItemView = z.input<typeof OutfitItemView>;

export const PieceView = z
  .object({
    itemId: idOut.nullable(),
    item: OutfitItemView.nullable(),
    x: z.number(),
    y: z.number(),
    scale: z.number(),
    rotation: z.number(),
    z: z.int(),
  })
  .meta({ id: 'Piece', description: '`itemId` and `item` are null for items that you may not see.' });

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
    /** The outfit that it was cloned from. */
    parent: z.object({ outfitId: idOut, owner: PublicUser }).nullable(),
    reactions: ReactionCounts,
    myReaction: ReactionKindField.nullable(),
    createdAt: timeOut,
    ...z.object(ownOfOutfit).partial().shape,
  })
  .meta({
    id: 'Outfit',
    description: 'People other than the owner get only the fields from `id` to `createdAt`.',
  });

export type OutfitView = z.input<typeof OutfitView>;
