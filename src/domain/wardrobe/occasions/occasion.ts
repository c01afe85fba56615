import type { Visibility } from '../../access/policy.ts';
import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import type { Day, Part } from '../calendar.ts';
import { addDays, daysBetween } from '../calendar.ts';
import type { OutfitId } from '../outfits/outfit.ts';
import {
  GuestAsked,
  OccasionChanged,
  OccasionCreated,
  OccasionRemoved,
  OutfitPlanned,
} from '../published.ts';
import { DayOutsideOccasion, EndsBeforeStart, GuestsMustBeFriends, OccasionTooLong } from './errors.ts';
import { addToPlan, type Plan, removeFromPlan, shiftPlan } from './plan.ts';

export type OccasionId = Id<'Occasion'>;

/** The longest occasion. */
export const maxDays = 60;
export const maxGuests = 100;

export interface OccasionDetails {
  readonly title: string;
  readonly startsOn: Day;
  /** The last day; by default the first day. */
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

/** An event to dress for. Guests are stored apart (`Guests`), so that their answers do not wait for the owner's edits. */
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
    { title, startsOn, ...details }: OccasionChanges & Pick<OccasionDetails, 'title' | 'startsOn'>,
  ): Occasion {
    const occasion = new Occasion(draft, title, startsOn);
    occasion.apply(details);
    record(occasion, OccasionCreated(occasion.ids));
    return occasion;
  }

  /** Fields left out stay as they are. An occasion moved without a new end keeps its length; its plans move with it. */
  edit(changes: OccasionChanges, at: Instant): void {
    const { startsOn, endsOn } = changes;
    const days = startsOn === undefined ? 0 : daysBetween(this.startsOn, startsOn);
    this.apply({ ...changes, endsOn: endsOn ?? addDays(this.endsOn, days) });
    this.plan = shiftPlan(this.plan, days, this.endsOn);
    this.editedAt = at;
    record(this, OccasionChanged(this.ids));
  }

  /** By default for the whole first day. Throws `DayOutsideOccasion` or `PlanIsFull`. */
  planOutfit(
    outfitId: OutfitId,
    {
      day = this.startsOn,
      part = 'whole',
      chosen,
    }: { day?: Day | undefined; part?: Part | undefined; chosen?: boolean | undefined },
  ): void {
    if (day < this.startsOn || day > this.endsOn) throw new DayOutsideOccasion();
    this.plan = addToPlan(this.plan, { outfitId, day, part }, chosen);
    record(this, OutfitPlanned({ ...this.ids, outfitId, day, part }));
  }

  /** From one day and part, or from all. False if it was not planned there. */
  unplanOutfit(outfitId: OutfitId, when: { day?: Day | undefined; part?: Part | undefined } = {}): boolean {
    const rest = removeFromPlan(this.plan, outfitId, when);
    if (rest.length === this.plan.length) return false;
    this.plan = rest;
    record(this, OccasionChanged(this.ids));
    return true;
  }

  /**
   * Makes `guestIds` the guests. New ones must be in `eligible` (`GuestsMustBeFriends`); the others keep their answer.
   * Returns the difference to `current`.
   */
  setGuests(
    guestIds: readonly UserId[],
    current: readonly UserId[],
    eligible: ReadonlySet<UserId>,
  ): GuestChanges {
    const errors = guestIds.flatMap((id, n) =>
      current.includes(id) || eligible.has(id)
        ? []
        : [{ pointer: `/guestIds/${n}`, detail: 'is not a friend of yours', kind: 'not-yours' as const }],
    );
    if (errors.length > 0) throw new GuestsMustBeFriends({ errors });
    const added = guestIds.filter((id) => !current.includes(id));
    for (const guestId of added) record(this, GuestAsked({ ...this.ids, guestId }));
    return { added, removed: current.filter((id) => !guestIds.includes(id)) };
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

  private apply(changes: OccasionChanges): void {
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
      throw new EndsBeforeStart({
        errors: [{ pointer: '/endsOn', detail: 'is before the start', kind: 'before-start' }],
      });
    if (length >= maxDays) throw new OccasionTooLong();
  }

  private get ids() {
    return { occasionId: this.id, ownerId: this.ownerId };
  }
}

export interface GuestChanges {
  readonly added: readonly UserId[];
  readonly removed: readonly UserId[];
}

export abstract class Occasions {
  /** Throws `StaleVersion` if `version` is given and is not the current one. */
  abstract find(ownerId: UserId, id: OccasionId, version?: number): Promise<Occasion | undefined>;
  abstract add(occasion: Occasion): void;
  /** Updates what is indexed by plan and first day, after either changed. */
  abstract reindex(occasion: Occasion): void;
  abstract remove(occasion: Occasion): void;
}
