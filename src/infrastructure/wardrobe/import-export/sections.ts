import { iso } from '../../../application/kernel/fields.ts';
import type { EffectiveVisibility } from '../../../domain/access/policy.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import { fromSeasonBits } from '../../../domain/wardrobe/season.ts';
import { exportedRemoval } from '../../access/removal.read.ts';
import { type ExportSection, exportSection } from '../../identity/data-export.read.ts';
import { sql } from '../../kernel/database/statement.ts';
import { outfitSections } from './outfit-sections.ts';

type Of = { userId: UserId };
type Cells = Readonly<Record<string, string | number | null>>;
interface ItemRow {
  readonly id: Id;
  readonly importKey: string | null;
  readonly colourList: string;
  readonly tagList: string;
  readonly materialList: string;
  readonly imageIdList: string;
  readonly seasonBits: number;
  readonly waterproof: number;
  readonly favourite: number;
  readonly priceAmount: number | null;
  readonly priceCurrency: string | null;
  readonly proceedsAmount: number | null;
  readonly proceedsCurrency: string | null;
  readonly visibility: EffectiveVisibility;
  readonly removal: string | null;
  readonly goneWhy: string | null;
  readonly goneOn: string | null;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
}

const items = sql<Of, ItemRow>(`
  select id, import_key as importKey, name, category, label, colours as colourList, pattern, materials as materialList,
    brand, size, seasons as seasonBits, formality, warmth, waterproof, wash_every as washEvery, tags as tagList, favourite,
    image_ids as imageIdList, rating, notes, quantity, price_amount as priceAmount, price_currency as priceCurrency, bought_on as boughtOn, store,
    prior_wears as priorWears, visibility, removal, ownership, gone_why as goneWhy, gone_on as goneOn,
    proceeds_amount as proceedsAmount, proceeds_currency as proceedsCurrency, place, place_since as since,
    due_back as dueBack, created_at as createdAt, edited_at as editedAt
  from items where owner_id = :userId order by id`);
const washes = sql<Of, Cells & { returned: string | null; createdAt: Instant }>(`
  select load_id as id, item_id as itemId, on_day as washedOn, returned, created_at as createdAt from washes where owner_id = :userId order by on_day, item_id`);
const collections = sql<Of, Cells & { createdAt: Instant; editedAt: Instant | null }>(`
  select id, kind, title, notes, visibility, created_at as createdAt, edited_at as editedAt from collections
  where owner_id = :userId order by id`);
const entries = sql<Of, Cells>(`
  select e.collection_id as collectionId, e.ref_id as refId, e.kind, e.position, e.quantity, e.packed, e.note
  from collections c join collection_entries e on e.collection_id = c.id
  where c.owner_id = :userId order by c.id, e.position, e.ref_id`);

const moneyOf = (amount: number | null, currency: string | null) =>
  amount === null ? null : { amount: String(amount), currency };

/** In the format of `wardrobe.import-items`; the id stands in for a missing import key. */
function toItem({
  colourList,
  tagList,
  materialList,
  imageIdList,
  seasonBits,
  priceAmount,
  priceCurrency,
  proceedsAmount,
  proceedsCurrency,
  goneWhy,
  goneOn,
  visibility,
  removal,
  ...row
}: ItemRow) {
  const gone = goneWhy && { why: goneWhy, on: goneOn, proceeds: moneyOf(proceedsAmount, proceedsCurrency) };
  return {
    ...row,
    importKey: row.importKey ?? row.id,
    colours: JSON.parse(colourList) as unknown,
    tags: JSON.parse(tagList) as unknown,
    materials: JSON.parse(materialList) as unknown,
    imageIds: JSON.parse(imageIdList) as unknown,
    seasons: fromSeasonBits(seasonBits),
    waterproof: row.waterproof === 1,
    favourite: row.favourite === 1,
    price: moneyOf(priceAmount, priceCurrency),
    gone,
    ...exportedRemoval({ visibility, removal }),
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
  };
}

/** Sections of the data export; also the parts of `wardrobe.export`. */
export const wardrobeSections: readonly ExportSection[] = [
  exportSection('items', items, toItem),
  exportSection('washes', washes, ({ returned, createdAt, ...row }) => ({
    ...row,
    returned: returned === null ? null : (JSON.parse(returned) as unknown),
    createdAt: iso(createdAt),
  })),
  exportSection('collections', collections, ({ createdAt, editedAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    editedAt: editedAt === null ? null : iso(editedAt),
  })),
  exportSection('collectionEntries', entries, ({ packed, ...row }) => ({ ...row, packed: packed === 1 })),
  ...outfitSections,
];
