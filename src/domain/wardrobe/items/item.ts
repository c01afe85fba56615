import type { EffectiveVisibility, Visibility } from '../../access/policy.ts';
import { type HeldRemoval, IsRemoved, type Removal, removalOf } from '../../access/removal.ts';
import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import { keyOf } from '../../kernel/words.ts';
import type { Day } from '../calendar.ts';
import { DayInFuture } from '../errors.ts';
import { ItemAdded, ItemChanged, ItemRemoved, ItemRestored, ItemRetired } from '../published.ts';
import { toSeasonBits } from '../season.ts';
import { type Category, categories } from './category.ts';
import type { Colour } from './colour.ts';
import { DueBackTooEarly, ItemNotGone, ItemNotOwned, NothingIsDueBack, ProceedsDiffer } from './errors.ts';
import { type ItemChanges, type ItemDetails, itemDefaults, withoutUndefined } from './item-details.ts';
import { groupsOf, type ItemGroup } from './item-groups.ts';
import type { GoneReason, Ownership, Place, Returned } from './item-state.ts';
import type { Money } from './money.ts';

export type ItemId = Id<'Item'>;

/** An item as a file describes it. */
export type ImportedItem = Omit<ItemChanges, 'ownership'> &
  Pick<ItemDetails, 'name' | 'category'> & {
    readonly ownership?: Ownership | undefined;
    readonly place?: Place | undefined;
    readonly gone?:
      | { readonly why: GoneReason; readonly on: Day; readonly proceeds: Money | null }
      | null
      | undefined;
  };

interface Draft {
  readonly id: ItemId;
  readonly ownerId: UserId;
  readonly importKey: string | null;
  readonly today: Day;
  readonly at: Instant;
}

/** Places that an item comes back from, so it may have a due date. */
const returnablePlaces: readonly Place[] = ['laundry', 'cleaner', 'repair', 'trip', 'lent'];

/** What a blank item says. */
const blankDetails = {
  ...{ label: null, brand: null, brandKey: null, size: null, pattern: null, notes: null, store: null },
  ...{ colours: [], materials: [], tags: [], imageIds: [] },
};

/** A piece of clothing. What it is, who owns it and where it is change independently. */
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
  /** Minor units; the input field limits it to a safe integer. */
  protected priceAmount!: number | null;
  protected priceCurrency!: string | null;
  protected boughtOn!: Day | null;
  protected store!: string | null;
  protected priorWears!: number;
  protected visibility!: EffectiveVisibility;
  private removal: HeldRemoval<Visibility> | null = null;
  protected ownership!: Ownership;
  protected goneWhy: GoneReason | null = null;
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
    { name, category, ...details }: ItemChanges & Pick<ItemDetails, 'name' | 'category'>,
  ): Item {
    const item = new Item(draft);
    const { warmth, washEvery } = categories[category];
    item.apply(
      { ...itemDefaults, warmth, washEvery, name, category, ...withoutUndefined(details) },
      draft.today,
    );
    record(item, ItemAdded(item.ids));
    return item;
  }

  /** An item from a file, in the state that the file describes. */
  static import(draft: Draft, { ownership, place = 'closet', gone = null, ...details }: ImportedItem): Item {
    const item = Item.add(draft, { ...details, ownership: ownership === 'wished' ? 'wished' : 'owned' });
    if (place !== 'closet' && ownership !== 'wished') item.move(place, null, draft.today);
    if (gone) item.retire(gone.why, gone.on, gone.proceeds, draft.today);
    return item;
  }

  /** The audience for which it counts: others do not see wished items. */
  get shownTo(): EffectiveVisibility {
    return this.ownership === 'wished' ? 'private' : this.visibility;
  }

  /** Fields left out stay as they are. Warmth and washing follow a new category unless the owner set them. */
  edit(changes: ItemChanges, today: Day, at: Instant): void {
    if (this.removal) throw new IsRemoved();
    const { category = this.category, ownership } = changes;
    if (ownership !== undefined && this.ownership === 'gone') throw new ItemNotOwned();
    const [before, after] = [categories[this.category], categories[category]];
    this.apply(
      {
        ...withoutUndefined(changes),
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

  /** Throws `ItemNotOwned`, `NothingIsDueBack` or `DueBackTooEarly`. */
  move(place: Place, dueBack: Day | null, today: Day): void {
    this.assertAllOwned();
    if (dueBack !== null && !returnablePlaces.includes(place)) throw new NothingIsDueBack();
    if (dueBack !== null && dueBack < today) throw new DueBackTooEarly();
    if (place !== this.place) this.placeSince = today;
    this.place = place;
    this.dueBack = dueBack;
  }

  /** Returns the item to the closet if it went to the laundry or the cleaner on or before `on`; where it was then. */
  wash(on: Day, today: Day): Returned | null {
    this.assertAllOwned();
    if (on > today) throw new DayInFuture();
    const inTheWash = this.place === 'laundry' || this.place === 'cleaner';
    if (!inTheWash || (this.placeSince !== null && this.placeSince > on)) return null;
    const returned = { place: this.place, since: this.placeSince, dueBack: this.dueBack, on: today };
    this.move('closet', null, today);
    return returned;
  }

  /** Puts the item back to where a wash found it, unless it has been moved or retired since. */
  undoReturn(returned: Returned | null): void {
    const stayed = this.ownership === 'owned' && this.place === 'closet' && this.placeSince === returned?.on;
    if (!returned || !stayed) return;
    this.place = returned.place;
    this.placeSince = returned.since;
    this.dueBack = returned.dueBack;
  }

  retire(why: GoneReason, on: Day, proceeds: Money | null, today: Day): void {
    this.assertAllOwned();
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

  /** Undoes `retire`; the item is in the closet again. */
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

  /** By a moderator: only its owner sees it until it is restored. They still wear, wash, move and retire it. */
  hide(removal: Removal): void {
    if (this.visibility === 'removed') return;
    this.removal = { ...removalOf(removal), visibility: this.visibility };
    this.visibility = 'removed';
    record(this, ItemChanged(this.ids));
  }

  unhide(): void {
    if (!this.removal) return;
    this.visibility = this.removal.visibility;
    this.removal = null;
    record(this, ItemChanged(this.ids));
  }

  get isHidden(): boolean {
    return this.removal !== null;
  }

  /** Forgets what was hidden. For an item in use, which keeps its place in its owner's wears and outfits. */
  blank(): void {
    if (!this.removal) return;
    Object.assign(this, { ...blankDetails, name: this.category, nameKey: keyOf(this.category) });
    this.visibility = 'private';
    this.removal = null;
    record(this, ItemChanged(this.ids));
  }

  get images(): readonly Id[] {
    return this.imageIds;
  }

  /** Texts for the search index; `hidden` ones match only searches by the owner. */
  get searchTexts(): { readonly shown: string; readonly hidden: string } {
    return { shown: [this.name, this.brand ?? '', ...this.tags].join(' '), hidden: this.label ?? '' };
  }

  /** Attributes for the search index. */
  get searchAttributes(): Pick<ItemDetails, 'colours' | 'tags'> {
    return { colours: this.colours, tags: this.tags };
  }

  /** What statistics count it under, and its wears before the logged ones. */
  get counted(): { readonly groups: readonly ItemGroup[]; readonly priorWears: number } {
    return {
      groups: groupsOf({
        ownership: this.ownership,
        category: this.category,
        brand: this.brand,
        seasons: this.seasons,
        colours: this.colours,
        priceAmount: this.priceAmount,
        priceCurrency: this.priceCurrency,
        proceedsAmount: this.proceedsAmount,
      }),
      priorWears: this.priorWears,
    };
  }

  /** The image that proposes the item's colours: the first one, while the item has none. */
  imageForColours(imageIds: readonly Id[] | undefined): Id | undefined {
    return this.colours.length === 0 ? imageIds?.[0] : undefined;
  }

  private apply({ seasons, price, ...details }: ItemChanges, today: Day): void {
    if (details.boughtOn != null && details.boughtOn > today) throw new DayInFuture();
    Object.assign(this, details);
    if (seasons !== undefined) this.seasons = toSeasonBits(seasons);
    if (price !== undefined) {
      if (price && this.proceedsCurrency != null && this.proceedsCurrency !== price.currency)
        throw new ProceedsDiffer();
      this.priceAmount = price && Number(price.amount);
      this.priceCurrency = price?.currency ?? null;
    }
    this.nameKey = keyOf(this.name);
    this.brandKey = this.brand === null ? null : keyOf(this.brand);
  }

  private assertAllOwned(): void {
    if (this.ownership !== 'owned') throw new ItemNotOwned();
  }

  private get ids() {
    return { itemId: this.id, ownerId: this.ownerId };
  }
}

export abstract class Items {
  /** Throws `StaleVersion` if `version` is given and is not the current one. */
  abstract find(ownerId: UserId, id: ItemId, version?: number): Promise<Item | undefined>;
  /** Anyone's. */
  abstract findAnyones(id: ItemId): Promise<Item | undefined>;
  /** In the order of their ids; undefined unless all of them belong to this owner. */
  abstract findAll(ownerId: UserId, ids: readonly ItemId[]): Promise<Item[] | undefined>;
  abstract add(...items: readonly Item[]): void;
  /** Updates the statistics after the item's details, price or ownership changed. */
  abstract recount(item: Item): void;
  /** Updates the search index, and the statistics as `recount` does, after the item's details changed. */
  abstract reindex(item: Item): void;
  /** Whether a wear, outfit, collection or post of the owner refers to it. Locks the item, so that it stays so. */
  abstract isInUse(item: Item): Promise<boolean>;
  /** Throws `ItemInUse` while a wear, outfit, collection or post of the owner refers to it. */
  abstract remove(item: Item): Promise<void>;
}
