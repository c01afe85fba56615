import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { WearId } from '../../../domain/wardrobe/diary/wear.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { WearView } from './views.ts';

/** Cursor: the day and the id. */
export type WearKey = readonly [Day, WearId];

export abstract class WearReader {
  abstract one(ownerId: UserId, id: WearId): Promise<WearView | undefined>;
  /** Newest day first. */
  abstract list(
    ownerId: UserId,
    filters: {
      readonly from?: Day | undefined;
      readonly to?: Day | undefined;
      readonly itemId?: ItemId | undefined;
      readonly outfitId?: OutfitId | undefined;
    },
    page: PageRequest<WearKey>,
  ): Promise<Page<WearView>>;
}
