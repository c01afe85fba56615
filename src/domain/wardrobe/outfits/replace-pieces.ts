import type { ItemId } from '../items/item.ts';
import { NothingToClone, ReplacementsNeeded } from './errors.ts';
import type { Piece } from './outfit.ts';

/** A piece whose item the viewer may not see has no `itemId`. */
export type VisiblePiece = Omit<Piece, 'itemId'> & { readonly itemId: string | null };

export interface Replacement {
  readonly itemId: ItemId;
  /** Null leaves the piece out. */
  readonly withItemId: ItemId | null;
}

/**
 * The arrangement of an outfit with other items. Of someone else's outfit each visible piece must be replaced or left
 * out (`ReplacementsNeeded`); hidden pieces are dropped, and no item appears twice. Throws `NothingToClone` if no
 * piece is left.
 */
export function replacePieces(
  pieces: readonly VisiblePiece[],
  replacements: readonly Replacement[],
  { isOwn }: { readonly isOwn: boolean },
): Piece[] {
  const replacementOf = new Map(replacements.map(({ itemId, withItemId }) => [itemId as string, withItemId]));
  const visible = pieces.filter(({ itemId }) => itemId !== null);
  const missing = visible.filter(({ itemId }) => !isOwn && !replacementOf.has(itemId!));
  if (missing.length > 0)
    throw new ReplacementsNeeded({
      errors: missing.map(({ itemId }) => ({ pointer: '/replacements', detail: `does not name ${itemId}` })),
    });
  const kept = new Map<ItemId, Piece>();
  for (const { itemId, x, y, scale, rotation, z } of visible) {
    const chosen = replacementOf.has(itemId!) ? replacementOf.get(itemId!)! : (itemId as ItemId);
    if (chosen !== null && !kept.has(chosen)) kept.set(chosen, { itemId: chosen, x, y, scale, rotation, z });
  }
  if (kept.size === 0) throw new NothingToClone();
  return [...kept.values()];
}
