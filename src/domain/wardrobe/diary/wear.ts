import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import type { Day, Part } from '../calendar.ts';
import { DayInFuture } from '../errors.ts';
import type { ItemId } from '../items/item.ts';
import type { OccasionId } from '../occasions/occasion.ts';
import type { OutfitId } from '../outfits/outfit.ts';
import type { OwnedItems } from '../outfits/owned-items.ts';
import { WearAmended, WearLogged, WearVoided } from '../published.ts';
import { assertWearable } from './wearable-items.ts';

export type WearId = Id<'Wear'>;

export interface Weather {
  /** Degrees Celsius. */
  readonly tempC?: number | undefined;
  readonly rain?: boolean | undefined;
  /** Free text. */
  readonly sky?: string | undefined;
}

export interface WearDetails {
  /** In the owner's time zone. */
  readonly on: Day;
  readonly part: Part;
  /** The wear's own list: later edits of the outfit do not change it. */
  readonly itemIds: readonly ItemId[];
  readonly outfitId: OutfitId | null;
  readonly occasionId: OccasionId | null;
  readonly weather: Weather | null;
  readonly mood: string | null;
  readonly note: string | null;
  readonly photoId: Id | null;
}
export type WearChanges = { readonly [K in keyof WearDetails]?: WearDetails[K] | undefined };

interface Draft {
  readonly id: WearId;
  readonly ownerId: UserId;
  readonly today: Day;
  readonly at: Instant;
}

/** What someone wore on a day: an entry in their private diary. */
export class Wear {
  readonly id: WearId;
  readonly ownerId: UserId;
  protected onDay: Day;
  protected part: Part = 'whole';
  protected itemIds: readonly ItemId[];
  protected outfitId: OutfitId | null = null;
  protected occasionId: OccasionId | null = null;
  protected weather: Weather | null = null;
  protected mood: string | null = null;
  protected note: string | null = null;
  protected photoId: Id | null = null;
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, ownerId, at }: Draft, on: Day, itemIds: readonly ItemId[]) {
    this.id = id;
    this.ownerId = ownerId;
    this.onDay = on;
    this.itemIds = itemIds;
    this.createdAt = at;
  }

  static log(
    draft: Draft,
    details: WearChanges & Pick<WearDetails, 'on' | 'itemIds'>,
    owned: OwnedItems,
  ): Wear {
    const wear = new Wear(draft, details.on, details.itemIds);
    wear.apply(details, owned, draft.today);
    record(wear, WearLogged(wear.ids));
    return wear;
  }

  /** Fields left out stay as they are. `owned` covers the new items, if any. */
  amend(changes: WearChanges, owned: OwnedItems, today: Day, at: Instant): void {
    this.apply(changes, owned, today);
    this.editedAt = at;
    record(this, WearAmended(this.ids));
  }

  void(): void {
    record(this, WearVoided(this.ids));
  }

  /** Each item counts once, on this day. */
  get counted(): { readonly on: Day; readonly itemIds: readonly ItemId[] } {
    return { on: this.onDay, itemIds: this.itemIds };
  }

  private apply(changes: WearChanges, owned: OwnedItems, today: Day): void {
    const { on, part, itemIds, outfitId, occasionId, weather, mood, note, photoId } = changes;
    if (itemIds !== undefined) assertWearable(itemIds, owned);
    if (on !== undefined) {
      if (on > today) throw new DayInFuture();
      this.onDay = on;
    }
    if (part !== undefined) this.part = part;
    if (itemIds !== undefined) this.itemIds = [...new Set(itemIds)];
    if (outfitId !== undefined) this.outfitId = outfitId;
    if (occasionId !== undefined) this.occasionId = occasionId;
    if (weather !== undefined) this.weather = weather;
    if (mood !== undefined) this.mood = mood;
    if (note !== undefined) this.note = note;
    if (photoId !== undefined) this.photoId = photoId;
  }

  private get ids() {
    return { wearId: this.id, ownerId: this.ownerId, on: this.onDay };
  }
}

export abstract class Wears {
  /** Throws `StaleVersion` if `version` is given and is not the current one. */
  abstract find(ownerId: UserId, id: WearId, version?: number): Promise<Wear | undefined>;
  /** Throws `TransactionConflict` if one of its items is removed at the same time. */
  abstract add(wear: Wear): Promise<void>;
  /** Updates the counted items after the day or the items changed. Throws `TransactionConflict` as `add` does. */
  abstract recount(wear: Wear): Promise<void>;
  abstract remove(wear: Wear): void;
}
