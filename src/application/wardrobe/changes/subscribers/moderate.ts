import { ContentRemoved, ContentRestored, RemovalFinal } from '../../../../domain/moderation/published.ts';
import { type ItemId, Items } from '../../../../domain/wardrobe/items/item.ts';
import { type OutfitId, Outfits } from '../../../../domain/wardrobe/outfits/outfit.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { Counters } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { subscriber } from '../../../kernel/subscriber.ts';

// What moderators decide takes effect in the decision's transaction. Nothing happens to what its owner has deleted.

/** An item that is in use when it can no longer be restored stays as a blank one, so that the owner's diary holds. */
export const moderateItems = subscriber({
  name: 'wardrobe.moderate-items',
  when: 'in-transaction',
  on: [ContentRemoved, ContentRestored, RemovalFinal],
  needs: { items: Items, uses: FileAttachments, counters: Counters },
  async handle(event, { items, uses, counters }) {
    const item = event.data.kind === 'item' && (await items.findAnyones(event.data.subjectId as ItemId));
    if (!item) return undefined;
    const { ownerId, shownTo: from } = item;
    if (event.name === ContentRemoved.eventName) item.hide({ ...event.data, at: event.at });
    else if (event.name === ContentRestored.eventName) item.unhide();
    else if (item.isHidden) {
      uses.detach([item.id]);
      if (await items.isInUse(item)) {
        item.blank();
        items.reindex(item);
      } else {
        item.remove();
        await items.remove(item);
        countShown(counters, ownerId, 'items', { from });
        return undefined;
      }
    }
    countShown(counters, ownerId, 'items', { from, to: item.shownTo });
    return undefined;
  },
});

export const moderateOutfits = subscriber({
  name: 'wardrobe.moderate-outfits',
  when: 'in-transaction',
  on: [ContentRemoved, ContentRestored, RemovalFinal],
  needs: { outfits: Outfits, counters: Counters },
  async handle(event, { outfits, counters }) {
    const outfit =
      event.data.kind === 'outfit' && (await outfits.findAnyones(event.data.subjectId as OutfitId));
    if (!outfit) return undefined;
    const { ownerId, shownTo: from } = outfit;
    if (event.name === ContentRemoved.eventName) outfit.hide({ ...event.data, at: event.at });
    else if (event.name === ContentRestored.eventName) outfit.unhide();
    else if (outfit.isHidden) {
      outfit.remove();
      outfits.remove(outfit);
      countShown(counters, ownerId, 'outfits', { from });
      return undefined;
    }
    countShown(counters, ownerId, 'outfits', { from, to: outfit.shownTo });
    return undefined;
  },
});
