import { iso } from '../../../application/kernel/fields.ts';
import type { FileView } from '../../../application/media/views.ts';
import type { MoneyView, OwnItemView } from '../../../application/wardrobe/items/views.ts';
import type { EffectiveVisibility, Visibility } from '../../../domain/access/policy.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import { localDay } from '../../../domain/kernel/local-day.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import { placeOnBody } from '../../../domain/wardrobe/items/category.ts';
import { figuresOf } from '../../../domain/wardrobe/items/figures.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { GoneReason, Ownership, Place } from '../../../domain/wardrobe/items/item-state.ts';
import type { Money } from '../../../domain/wardrobe/items/money.ts';
import { chosenVisibility, toRemoved } from '../../access/removal.read.ts';
import type { AvatarUrls } from '../../identity/identity.read.ts';
import { wearsSinceWash } from '../figures.read.ts';
import { type ItemCardRow, toShownItem } from '../items.read.ts';

/** The owner's private columns of `items i` and `accounts a`, and the inputs of the figures. */
export const ownColumns = `
  i.label, i.pattern, i.materials, i.size, i.formality, i.warmth, i.waterproof, i.wash_every as washEvery, i.favourite,
  i.rating, i.notes, i.quantity, i.price_amount as priceAmount, i.price_currency as priceCurrency,
  i.bought_on as boughtOn, i.store, i.prior_wears as priorWears, i.visibility, i.removal, i.ownership, i.gone_why as goneWhy,
  i.gone_on as goneOn, i.proceeds_amount as proceedsAmount, i.proceeds_currency as proceedsCurrency, i.place,
  i.place_since as placeSince, i.due_back as dueBack, i.edited_at as editedAt, i.version, a.time_zone as timeZone,
  i.logged_wears as loggedWears, i.last_worn_on as lastWorn,
  ${wearsSinceWash} as wearsSinceWash`;

export type OwnItemRow = ItemCardRow & {
  readonly label: string | null;
  readonly pattern: string | null;
  readonly materials: string;
  readonly size: string | null;
  readonly formality: number | null;
  readonly warmth: number;
  readonly waterproof: number;
  readonly washEvery: number | null;
  readonly favourite: number;
  readonly rating: number | null;
  readonly notes: string | null;
  readonly quantity: number;
  readonly priceAmount: number | null;
  readonly priceCurrency: string | null;
  readonly boughtOn: Day | null;
  readonly store: string | null;
  readonly priorWears: number;
  readonly visibility: EffectiveVisibility;
  readonly removal: string | null;
  readonly ownership: Ownership;
  readonly goneWhy: GoneReason | null;
  readonly goneOn: Day | null;
  readonly proceedsAmount: number | null;
  readonly proceedsCurrency: string | null;
  readonly place: Place;
  readonly placeSince: Day | null;
  readonly dueBack: Day | null;
  readonly editedAt: Instant | null;
  readonly version: number;
  readonly timeZone: string;
  readonly loggedWears: number;
  readonly lastWorn: Day | null;
  readonly wearsSinceWash: number;
};

export interface Partner {
  readonly itemId: ItemId;
  readonly name: string;
  readonly wears: number;
}

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount: BigInt(amount), currency };
export const toMoney = (money: Money | null): MoneyView | null =>
  money && { amount: String(money.amount), currency: money.currency };

export function toOwnItem(
  row: OwnItemRow,
  images: ReadonlyMap<string, FileView>,
  avatars: AvatarUrls,
  now: Instant,
): OwnItemView {
  const price = moneyOf(row.priceAmount, row.priceCurrency);
  const proceeds = moneyOf(row.proceedsAmount, row.proceedsCurrency);
  const { cost, costPerWear, ...figures } = figuresOf({
    ...row,
    price,
    proceeds,
    since: row.boughtOn ?? (localDay(row.createdAt, row.timeZone) as Day),
    until: row.goneOn ?? (localDay(now, row.timeZone) as Day),
  });
  return {
    ...toShownItem(row, images, avatars),
    own: true,
    label: row.label,
    pattern: row.pattern,
    materials: JSON.parse(row.materials) as string[],
    size: row.size,
    formality: row.formality,
    warmth: row.warmth,
    waterproof: row.waterproof === 1,
    washEvery: row.washEvery,
    ...placeOnBody(row.category),
    favourite: row.favourite === 1,
    rating: row.rating,
    notes: row.notes,
    quantity: row.quantity,
    price: toMoney(price),
    boughtOn: row.boughtOn,
    store: row.store,
    priorWears: row.priorWears,
    visibility: chosenVisibility<Visibility>(row),
    ownership: row.ownership,
    gone: row.goneWhy && { why: row.goneWhy, on: row.goneOn!, proceeds: toMoney(proceeds) },
    place: row.place,
    since: row.placeSince,
    dueBack: row.dueBack,
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
    version: row.version,
    ...toRemoved(row.removal),
    ...figures,
    cost: toMoney(cost),
    costPerWear: toMoney(costPerWear),
  };
}
