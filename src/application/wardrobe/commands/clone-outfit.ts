import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/item.ts';
import { mostPieces, Outfit, type OutfitId, Outfits, type Piece } from '../../../domain/wardrobe/outfit.ts';
import {
  NothingToClone,
  OutfitNotFound,
  PiecesNotYours,
  ReplacementsNeeded,
} from '../../../domain/wardrobe/outfit-errors.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../kernel/ports.ts';
import { itemIdField } from '../fields.ts';
import { outfitFields, outfitIdField } from '../outfit-fields.ts';
import { OutfitReader, OwnThings } from '../outfit-ports.ts';
import { OutfitView } from '../outfit-views.ts';
import { requireOwnItems } from '../own-pieces.ts';

const replacement = z.strictObject({ itemId: itemIdField, withItemId: itemIdField.nullable() });
type Replacement = z.output<typeof replacement>;

export const cloneOutfit = command({
  name: 'wardrobe.clone-outfit',
  summary: 'Make an outfit of yours from one that you may see',
  description:
    'Your own is copied. Of someone else, `replacements` says for each piece which item of yours takes its place, or ' +
    'null to leave it out; their arrangement is kept and they are credited.',
  access: 'signed-in',
  input: z.strictObject({
    outfitId: outfitIdField,
    replacements: z.array(replacement).max(mostPieces).default([]),
    name: outfitFields.name,
    visibility: outfitFields.visibility,
  }),
  output: OutfitView,
  refuses: [OutfitNotFound, ReplacementsNeeded, NothingToClone, PiecesNotYours],
  needs: {
    outfits: Outfits,
    things: OwnThings,
    reader: OutfitReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { outfits, things, reader, counters, ids, clock }) {
    const parent = await reader.one(actor.id, input.outfitId);
    if (!parent) throw new OutfitNotFound();
    const pieces = replaced(parent.pieces, input.replacements, parent.owner.id === actor.id);
    await requireOwnItems(
      things,
      actor.id,
      pieces.map(({ itemId }) => itemId),
      () => '/replacements',
    );
    const id = ids.next<OutfitId>();
    const { name = parent.name, visibility } = input;
    await outfits.add(
      Outfit.clone(
        { id, ownerId: actor.id, at: clock.now() },
        { id: input.outfitId, ownerId: parent.owner.id as UserId },
        { name, visibility, pieces, tags: parent.tags, seasons: parent.seasons, formality: parent.formality },
      ),
    );
    counters.add(actor.id, 'outfits', 1);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OutfitNotFound();
    return view;
  },
});

/** The arrangement with one's own items; nothing that can be seen is left out unasked. */
function replaced(
  pieces: readonly (Omit<Piece, 'itemId'> & { readonly itemId: string | null })[],
  replacements: readonly Replacement[],
  own: boolean,
): Piece[] {
  const by = new Map(replacements.map(({ itemId, withItemId }) => [itemId as string, withItemId]));
  const seen = pieces.filter(({ itemId }) => itemId !== null);
  const unsaid = seen.filter(({ itemId }) => !own && !by.has(itemId!));
  if (unsaid.length > 0)
    throw new ReplacementsNeeded({
      errors: unsaid.map(({ itemId }) => ({ pointer: '/replacements', detail: `does not name ${itemId}` })),
    });
  const kept = new Map<ItemId, Piece>();
  for (const { itemId, x, y, scale, rotation, z } of seen) {
    const chosen = by.has(itemId!) ? by.get(itemId!)! : (itemId as ItemId);
    if (chosen !== null && !kept.has(chosen)) kept.set(chosen, { itemId: chosen, x, y, scale, rotation, z });
  }
  if (kept.size === 0) throw new NothingToClone();
  return [...kept.values()];
}
