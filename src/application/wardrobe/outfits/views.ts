import { z } from 'zod';
import { clashKinds } from '../../../domain/wardrobe/outfits/clashes.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { removedField } from '../../kernel/removed.ts';
import { FileView } from '../../media/views.ts';
import { ReactionCounts, ReactionKindField, VisibilityField } from '../../posts/views.ts';
import { dayOut, SeasonField } from '../fields.ts';
import { CategoryField, ColourView } from '../items/views.ts';

export const ClashView = z
  .object({
    kind: z.enum(clashKinds).describe('Why'),
    itemIds: z.array(idOut).describe('The items concerned'),
    detail: z
      .string()
      .nullable()
      .describe('The slot that two items share, the place of an absent item, or the dress code'),
  })
  .meta({ id: 'Clash', description: 'Why items cannot be worn' });

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
    itemId: idOut.nullable().describe('Id of the item; null if you may not see it'),
    item: OutfitItemView.nullable().describe('The item; null if you may not see it'),
    x: z.number().describe('Centre, 0 (left) to 1 (right)'),
    y: z.number().describe('Centre, 0 (top) to 1 (bottom)'),
    scale: z.number().describe('1 is the picture’s own size'),
    rotation: z.number().describe('Degrees, clockwise'),
    z: z.int().describe('Higher values lie on top'),
  })
  .meta({ id: 'Piece', description: 'An item and its place on the collage' });

export type PieceView = z.input<typeof PieceView>;

const ParentView = z
  .object({
    outfitId: idOut.describe('Id of the outfit'),
    owner: PublicUser.describe('Its owner'),
  })
  .meta({ id: 'OutfitParent', description: 'The outfit that another was cloned from' });

const shown = {
  id: idOut.describe('Id of the outfit'),
  owner: PublicUser.describe('The owner'),
  name: z.string().nullable().describe('Name given by the owner'),
  pieces: z.array(PieceView).describe('1 to 30 items on a collage'),
  tags: z.array(z.string()).describe('Tags, in lower case'),
  seasons: z.array(SeasonField).describe('Seasons that it is for; empty means all year'),
  parent: ParentView.nullable().describe('The outfit that it was cloned from'),
  reactions: ReactionCounts.describe('How many people reacted, by kind'),
  myReaction: ReactionKindField.nullable().describe('Your own reaction, null if you have none'),
  tipCount: z.int().min(0).describe('Tips, without refunded ones'),
  createdAt: timeOut.describe('When it was created'),
};

export const OutfitView = z
  .object({ ...shown, own: z.literal(false).describe('It is not yours') })
  .meta({ id: 'Outfit', description: 'Somebody else’s outfit' });

export const OwnOutfitView = z
  .object({
    ...shown,
    own: z.literal(true).describe('It is yours'),
    formality: z.int().nullable().describe('0 (at home) to 5 (black tie)'),
    notes: z.string().nullable().describe('Your private notes'),
    favourite: z.boolean().describe('Whether you marked it as a favourite'),
    visibility: VisibilityField.describe('Who may see it'),
    clashes: z.array(ClashView).describe('Reasons against wearing it now'),
    wears: z.int().min(0).describe('How often you wore it, by your diary'),
    lastWorn: dayOut.nullable().describe('The last day on which you wore it'),
    editedAt: timeOut.nullable().describe('When you last edited it'),
    version: z.int().describe('Grows with each change; send it with an edit'),
    ...removedField,
  })
  .meta({ id: 'OwnOutfit', description: 'Your own outfit' });

export type OwnOutfitView = z.input<typeof OwnOutfitView>;

export const AnyOutfitView = z
  .discriminatedUnion('own', [OwnOutfitView, OutfitView])
  .meta({ id: 'AnyOutfit', description: 'Your own outfit, or someone else’s' });

export type AnyOutfitView = z.input<typeof AnyOutfitView>;
