import type { OutfitItemView } from '../../../application/wardrobe/outfits/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Wearable } from '../../../domain/wardrobe/outfits/clashes.ts';
import { joinAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { isDirty } from '../figures.read.ts';
import { imageIdsOf, itemVisible } from '../items.read.ts';

type Row = Omit<Wearable, 'dirty'> & {
  readonly name: string;
  readonly colourList: string;
  readonly imageIdList: string;
  readonly dirty: number;
  readonly visible: number;
};
const rowsOf = sql<{ viewerId: string; ids: readonly string[] }, Row>(`
  select ${rowByRow} i.id, i.name, i.category, i.colours as colourList, i.image_ids as imageIdList, i.formality, i.quantity,
    i.ownership, i.place, i.due_back as dueBack, ${isDirty} as dirty, ${itemVisible(':viewerId')} as visible
  from items i ${joinAccount('a', 'i.owner_id')} where i.id in (:ids*)`);

/** An item as shown, and as it may clash. */
export interface OutfitItem {
  readonly card: OutfitItemView;
  readonly wearable: Wearable;
  readonly visible: boolean;
}

/** Two statements: the items, and their first images. */
export async function loadOutfitItems(
  database: Database,
  files: FileViews,
  viewerId: UserId,
  ids: Iterable<ItemId>,
): Promise<ReadonlyMap<string, OutfitItem>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const rows = await database.rows(rowsOf, { viewerId, ids: asked });
  const firstOf = (row: Row) => (row.visible === 1 ? imageIdsOf([row]).slice(0, 1) : []);
  const shown = await files.of(rows.flatMap(firstOf));
  return new Map(
    rows.map((whole) => {
      const { name, colourList, imageIdList: _, dirty, visible, ...row } = whole;
      const { id, category } = row;
      const image = firstOf(whole).map((one) => shown.get(one))[0] ?? null;
      const card = {
        id,
        name,
        category,
        colours: JSON.parse(colourList) as OutfitItemView['colours'],
        image,
        gone: row.ownership === 'gone',
      };
      return [id, { card, wearable: { ...row, dirty: dirty === 1 }, visible: visible === 1 }];
    }),
  );
}
