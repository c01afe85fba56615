import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { later } from './almanac.ts';
import { daysBetween } from './days.ts';
import type { OutfitId } from './outfit.ts';
import { DayOutsideOccasion, EndsBeforeStart, OccasionTooLong } from './outfit-errors.ts';
import { moved, type Plan, withOutfit, withoutOutfit } from './plan.ts';
import { OccasionChanged, OccasionCreated, OccasionRemoved, OutfitPlanned } from './published.ts';
import type { Day, GuestStatus, Part } from './words.ts';

export type OccasionId = Id<'Occasion'>;

const longestDays = 60;
export const mostGuests = 100;

export interface OccasionDetails {
  readonly title: string;
  readonly startsOn: Day;
  /** The last day; that of the start unless said. */
  readonly endsOn: Day;
  readonly kind: string | null;
  readonly place: string | null;
  readonly dressCode: string | null;
  readonly notes: string | null;
  readonly visibility: Visibility;
}
export type OccasionChanges = { readonly [K in keyof OccasionDetails]?: OccasionDetails[K] | undefined };

interface Draft {
  readonly id: OccasionId;
  readonly ownerId: UserId;
  readonly at: Instant;
}

/** Something to dress for. Its guests are rows of their own: an answer does not wait for its owner's edits. */
export class Occasion {
  readonly id: OccasionId;
  readonly ownerId: UserId;
  protected title: string;
  protected startsOn: Day;
  protected endsOn: Day;
  protected kind: string | null = null;
  protected place: string | null = null;
  protected dressCode: string | null = null;
  protected notes: string | null = null;
  protected visibility: Visibility = 'private';
  protected plan: Plan = [];
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, ownerId, at }: Draft, title: string, startsOn: Day) {
    this.id = id;
    this.ownerId = ownerId;
    this.title = title;
    this.startsOn = startsOn;
    this.endsOn = startsOn;
    this.createdAt = at;
  }

  static create(
    draft: Draft,
    { title, startsOn, ...said }: OccasionChanges & Pick<OccasionDetails, 'title' | 'startsOn'>,
  ): Occasion {
    const occasion = new Occasion(draft, title, startsOn);
    occasion.describe(said);
    record(occasion, OccasionCreated(occasion.ids));
    return occasion;
  }

  /** Only what is named changes. An occasion that moves without a new end keeps its length, and its plans move along. */
  edit(changes: OccasionChanges, at: Instant): void {
    const { startsOn, endsOn } = changes;
    const days = startsOn === undefined ? 0 : daysBetween(this.startsOn, startsOn);
    this.describe({ ...changes, endsOn: endsOn ?? later(this.endsOn, days) });
    this.plan = moved(this.plan, days, this.endsOn);
    this.editedAt = at;
    record(this, OccasionChanged(this.ids));
  }

  /**
   * Plans an outfit for a day, the first unless said. The first for its time is the chosen one until another is
   * chosen.
   */
  planOutfit(
    outfitId: OutfitId,
    {
      day = this.startsOn,
      part = 'whole',
      chosen,
    }: { day?: Day | undefined; part?: Part | undefined; chosen?: boolean | undefined },
  ): void {
    if (day < this.startsOn || day > this.endsOn) throw new DayOutsideOccasion();
    this.plan = withOutfit(this.plan, { outfitId, day, part }, chosen);
    record(this, OutfitPlanned({ ...this.ids, outfitId, day, part }));
  }

  /** From one day and part, or from all. Answers whether it was planned. */
  unplanOutfit(outfitId: OutfitId, when: { day?: Day | undefined; part?: Part | undefined } = {}): boolean {
    const rest = withoutOutfit(this.plan, outfitId, when);
    if (rest.length === this.plan.length) return false;
    this.plan = rest;
    record(this, OccasionChanged(this.ids));
    return true;
  }

  remove(): void {
    record(this, OccasionRemoved(this.ids));
  }

  get planned(): Plan {
    return this.plan;
  }

  get firstDay(): Day {
    return this.startsOn;
  }

  private describe(changes: OccasionChanges): void {
    const { title, startsOn, endsOn, kind, place, dressCode, notes, visibility } = changes;
    if (title !== undefined) this.title = title;
    if (startsOn !== undefined) this.startsOn = startsOn;
    if (endsOn !== undefined) this.endsOn = endsOn;
    if (kind !== undefined) this.kind = kind;
    if (place !== undefined) this.place = place;
    if (dressCode !== undefined) this.dressCode = dressCode;
    if (notes !== undefined) this.notes = notes;
    if (visibility !== undefined) this.visibility = visibility;
    const length = daysBetween(this.startsOn, this.endsOn);
    if (length < 0)
      throw new EndsBeforeStart({ errors: [{ pointer: '/endsOn', detail: 'is before the start' }] });
    if (length >= longestDays) throw new OccasionTooLong();
  }

  private get ids() {
    return { occasionId: this.id, ownerId: this.ownerId };
  }
}

export abstract class Occasions {
  /** Of this owner. Throws `StaleVersion` when `version` is given and is another by now. */
  abstract find(ownerId: UserId, id: OccasionId, version?: number): Promise<Occasion | undefined>;
  abstract add(occasion: Occasion): void;
  /** Finds it by the outfits that are planned for it now. */
  abstract reindex(occasion: Occasion): void;
  abstract remove(occasion: Occasion): void;
}

/** Who is asked to an occasion. */
export abstract class Guests {
  abstract of(occasionId: OccasionId): Promise<UserId[]>;
  abstract ask(occasion: Occasion, userIds: readonly UserId[], at: Instant): void;
  abstract remove(occasionId: OccasionId, userIds: readonly UserId[]): void;
  /** Answers whether this person is a guest of it. */
  abstract answer(
    occasionId: OccasionId,
    userId: UserId,
    status: Exclude<GuestStatus, 'asked'>,
    at: Instant,
  ): Promise<boolean>;
}
