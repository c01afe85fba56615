import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import {
  NothingToClone,
  OutfitNotFound,
  PiecesNotYours,
  ReplacementsNeeded,
} from '../../../../domain/wardrobe/outfits/errors.ts';
import {
  itemIdsOf,
  maxPieces,
  Outfit,
  type OutfitId,
  Outfits,
} from '../../../../domain/wardrobe/outfits/outfit.ts';
import { replacePieces } from '../../../../domain/wardrobe/outfits/replace-pieces.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { itemIdField } from '../../items/fields.ts';
import { outfitFields, outfitIdField } from '../fields.ts';
import { OutfitReader, OwnershipCheck } from '../ports.ts';
import { readOwnOutfit } from '../read-outfit.ts';
import { OwnOutfitView } from '../views.ts';

const replacement = z
  .strictObject({
    itemId: itemIdField.describe('Id of the item in that outfit'),
    withItemId: itemIdField.nullable().describe('Id of your item instead; null leaves the piece out'),
  })
  .meta({ id: 'ReplacementInput', description: 'What to put in place of an item' });

export const cloneOutfit = command({
  name: 'wardrobe.clone-outfit',
  summary: 'Clone an outfit that you may see',
  description:
    'For someone else’s outfit, `replacements` must name for each piece one of your items, or null to leave it out. The ' +
    'arrangement is kept and the owner is credited.',
  access: 'signed-in',
  input: z.strictObject({
    outfitId: outfitIdField,
    replacements: z
      .array(replacement)
      .max(maxPieces)
      .default([])
      .describe('One for each piece of someone else’s outfit'),
    name: outfitFields.name,
    visibility: outfitFields.visibility,
  }),
  output: OwnOutfitView,
  refuses: [OutfitNotFound, ReplacementsNeeded, NothingToClone, PiecesNotYours, IsRemoved],
  needs: {
    outfits: Outfits,
    ownership: OwnershipCheck,
    reader: OutfitReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { outfits, ownership, reader, counters, ids, clock }) {
    const parent = await reader.one(actor.id, input.outfitId);
    if (!parent) throw new OutfitNotFound();
    // A clone of one's own would show again what a moderator removed.
    if (parent.own && parent.removed) throw new IsRemoved();
    const isOwn = parent.owner.id === actor.id;
    const pieces = replacePieces(parent.pieces, input.replacements, { isOwn });
    const owned = await ownership.items(actor.id, itemIdsOf(pieces));
    const id = ids.next<OutfitId>();
    const { name = parent.name, visibility } = input;
    const formality = parent.own ? parent.formality : undefined;
    const outfit = Outfit.clone(
      { id, ownerId: actor.id, at: clock.now() },
      { id: input.outfitId, ownerId: parent.owner.id as UserId },
      { name, visibility, pieces, tags: parent.tags, seasons: parent.seasons, formality },
      owned,
    );
    await outfits.add(outfit);
    countShown(counters, actor.id, 'outfits', { to: outfit.shownTo });
    return id;
  },
  answer: readOwnOutfit,
});
