import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { keyOf } from '../kernel/words.ts';
import { type Category, categories } from './category.ts';
import type { Colour } from './colour.ts';
import {
  DayInFuture,
  DueBackTooEarly,
  ItemNotGone,
  ItemNotOwned,
  NothingIsDueBack,
  ProceedsDiffer,
} from './errors.ts';
import { defined, type ItemChanges, type ItemDetails, unsaid } from './item-details.ts';
import { ItemAdded, ItemChanged, ItemRemoved, ItemRestored, ItemRetired } from './published.ts';
import { bitsOf } from './seasons.ts';
import type { Day, Ending, Money, Ownership, Place } from './words.ts';

export type ItemId = Id<'Item'>;

interface Draft {
  readonly id: ItemId;
  readonly ownerId: UserId;
  readonly importKey: string | null;
  readonly today: Day;
  readonly at: Instant;
}

/** Where things are that come back by themselves or by somebody. */
const away: readonly Place[] = ['laundry', 'cleaner', 'repair', 'trip', 'lent'];

/** A piece of clothing: what it is, whose it is and where it is are three things. */
export class Item {
  readonly id: ItemId;
  readonly ownerId: UserId;
  protected name!: string;
  protected nameKey!: string;
  protected category!: Category;
  protected label!: string | null;
  protected colours!: readonly Colour[];
  protected pattern!: string | null;
  protected materials!: readonly string[];
  protected brand!: string | null;
  protected brandKey!: string | null;
  protected size!: string | null;
  protected seasons!: number;
  protected formality!: number | null;
  protected warmth!: number;
  protected waterproof!: boolean;
  protected washEvery!: number | null;
  protected tags!: readonly string[];
  protected imageIds!: readonly Id[];
  protected favourite!: boolean;
  protected rating!: number | null;
  protected notes!: string | null;
  protected quantity!: number;
  /** Minor units; a safe integer, which the field's limit sees to. */
  protected priceAmount!: number | null;
  protected priceCurrency!: string | null;
  protected boughtOn!: Day | null;
  protected store!: string | null;
  protected priorWears!: number;
  protected visibility!: Visibility;
  protected ownership!: Ownership;
  protected goneWhy: Ending | null = null;
  protected goneOn: Day | null = null;
  protected proceedsAmount: number | null = null;
  protected proceedsCurrency: string | null = null;
  protected place: Place = 'closet';
  protected placeSince: Day | null;
  protected dueBack: Day | null = null;
  protected readonly importKey: string | null;
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, ownerId, importKey, today, at }: Draft) {
    this.id = id;
    this.ownerId = ownerId;
    this.placeSince = today;
    this.importKey = importKey;
    this.createdAt = at;
  }

  static add(
    draft: Draft,
    { name, category, ...said }: ItemChanges & Pick<ItemDetails, 'name' | 'category'>,
  ): Item {
    const item = new Item(draft);
    const { warmth, washEvery } = categories[category];
    item.describe({ ...unsaid, warmth, washEvery, name, category, ...defined(said) }, draft.today);
    record(item, ItemAdded(item.ids));
    return item;
  }

  /** Only what is named changes. Warmth and washing follow a new category unless the owner chose them. */
  edit(changes: ItemChanges, today: Day, at: Instant): void {
    const { category = this.category, ownership } = changes;
    if (ownership !== undefined && this.ownership === 'gone') throw new ItemNotOwned();
    const [before, after] = [categories[this.category], categories[category]];
    this.describe(
      {
        ...defined(changes),
        warmth: changes.warmth ?? (this.warmth === before.warmth ? after.warmth : this.warmth),
        washEvery:
          changes.washEvery === undefined && this.washEvery === before.washEvery
            ? after.washEvery
            : changes.washEvery === undefined
              ? this.washEvery
              : changes.washEvery,
      },
      today,
    );
    this.editedAt = at;
    record(this, ItemChanged(this.ids));
  }

  /** Throws `ItemNotOwned` for what is wished or gone. */
  move(place: Place, dueBack: Day | null, today: Day): void {
    this.requireOwned();
    if (dueBack !== null && !away.includes(place)) throw new NothingIsDueBack();
    if (dueBack !== null && dueBack < today) throw new DueBackTooEarly();
    if (place !== this.place) this.placeSince = today;
    this.place = place;
    this.dueBack = dueBack;
  }

  /** What was in the wash by then is back in the closet. */
  wash(on: Day, today: Day): void {
    this.requireOwned();
    if (on > today) throw new DayInFuture();
    const inTheWash = this.place === 'laundry' || this.place === 'cleaner';
    if (inTheWash && (this.placeSince === null || this.placeSince <= on)) this.move('closet', null, today);
  }

  retire(why: Ending, on: Day, proceeds: Money | null, today: Day): void {
    this.requireOwned();
    if (on > today) throw new DayInFuture();
    if (proceeds && this.priceCurrency !== null && proceeds.currency !== this.priceCurrency)
      throw new ProceedsDiffer();
    this.ownership = 'gone';
    this.goneWhy = why;
    this.goneOn = on;
    this.proceedsAmount = proceeds && Number(proceeds.amount);
    this.proceedsCurrency = proceeds?.currency ?? null;
    this.dueBack = null;
    record(this, ItemRetired(this.ids));
  }

  /** As if it had never gone, back in the closet. */
  restore(today: Day): void {
    if (this.ownership !== 'gone') throw new ItemNotGone();
    this.ownership = 'owned';
    this.goneWhy = this.goneOn = this.proceedsAmount = this.proceedsCurrency = this.dueBack = null;
    this.place = 'closet';
    this.placeSince = today;
    record(this, ItemRestored(this.ids));
  }

  remove(): void {
    record(this, ItemRemoved(this.ids));
  }

  /** The words that it is found by; `hidden` ones by its owner alone. */
  get searchTexts(): { readonly shown: string; readonly hidden: string } {
    return { shown: [this.name, this.brand ?? '', ...this.tags].join(' '), hidden: this.label ?? '' };
  }

  /** What it is found by beside words. */
  get looks(): Pick<ItemDetails, 'colours' | 'tags'> {
    return { colours: this.colours, tags: this.tags };
  }

  private describe({ seasons, price, ...details }: ItemChanges, today: Day): void {
    if (details.boughtOn != null && details.boughtOn > today) throw new DayInFuture();
    Object.assign(this, details);
    if (seasons !== undefined) this.seasons = bitsOf(seasons);
    if (price !== undefined) {
      if (price && this.proceedsCurrency != null && this.proceedsCurrency !== price.currency)
        throw new ProceedsDiffer();
      this.priceAmount = price && Number(price.amount);
      this.priceCurrency = price?.currency ?? null;
    }
    this.nameKey = keyOf(this.name);
    this.brandKey = this.brand === null ? null : keyOf(this.brand);
  }

  private requireOwned(): void {
    if (this.ownership !== 'owned') throw new ItemNotOwned();
  }

  private get ids() {
    return { itemId: this.id, ownerId: this.ownerId };
  }
}

export abstract class Items {
  /** Of this owner. Throws `StaleVersion` when `version` is given and is another by now. */
  abstract find(ownerId: UserId, id: ItemId, version?: number): Promise<Item | undefined>;
  /** All of them or, when one is not this owner's, undefined. */
  abstract findAll(ownerId: UserId, ids: readonly ItemId[]): Promise<Item[] | undefined>;
  abstract add(...items: readonly Item[]): void;
  /** Finds it by what it says now. */
  abstract reindex(item: Item): void;
  /** Throws `ItemInUse` while something refers to it. */
  abstract remove(item: Item): Promise<void>;
}
