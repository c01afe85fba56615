import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { DayInFuture } from './errors.ts';
import type { ItemId } from './item.ts';
import type { OccasionId } from './occasion.ts';
import type { OutfitId } from './outfit.ts';
import { WearAmended, WearLogged, WearVoided } from './published.ts';
import type { Day, Part } from './words.ts';

export type WearId = Id<'Wear'>;

export interface Weather {
  /** Degrees Celsius. */
  readonly tempC?: number | undefined;
  readonly rain?: boolean | undefined;
  /** In the owner's words. */
  readonly sky?: string | undefined;
}

export interface WearDetails {
  /** In the owner's time zone. */
  readonly on: Day;
  readonly part: Part;
  /** Its own list: an outfit that changes later changes no wear. */
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

/** What someone wore on a day: a line of their diary, which nobody else reads. */
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

  static log(draft: Draft, details: WearChanges & Pick<WearDetails, 'on' | 'itemIds'>): Wear {
    const wear = new Wear(draft, details.on, details.itemIds);
    wear.describe(details, draft.today);
    record(wear, WearLogged(wear.ids));
    return wear;
  }

  /** Only what is named changes. */
  amend(changes: WearChanges, today: Day, at: Instant): void {
    this.describe(changes, today);
    this.editedAt = at;
    record(this, WearAmended(this.ids));
  }

  void(): void {
    record(this, WearVoided(this.ids));
  }

  /** What it counts for: each item once, on one day. */
  get counts(): { readonly on: Day; readonly itemIds: readonly ItemId[] } {
    return { on: this.onDay, itemIds: this.itemIds };
  }

  private describe(changes: WearChanges, today: Day): void {
    const { on, part, itemIds, outfitId, occasionId, weather, mood, note, photoId } = changes;
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
  /** Of this owner. Throws `StaleVersion` when `version` is given and is another by now. */
  abstract find(ownerId: UserId, id: WearId, version?: number): Promise<Wear | undefined>;
  /** Loses a race against the removal of an item of it. */
  abstract add(wear: Wear): Promise<void>;
  /** Counts for the day and the items that it has now. */
  abstract recount(wear: Wear): Promise<void>;
  abstract remove(wear: Wear): void;
}
