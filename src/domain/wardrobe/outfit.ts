import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { ItemId } from './item.ts';
import { OutfitChanged, OutfitCloned, OutfitCreated, OutfitRemoved } from './published.ts';
import { bitsOf } from './seasons.ts';
import type { Season } from './words.ts';

export type OutfitId = Id<'Outfit'>;

/** An item and where it lies on the collage. */
export interface Piece {
  readonly itemId: ItemId;
  /** Of its centre, as a share of the collage's width and height: 0 is left and top, 1 right and bottom. */
  readonly x: number;
  readonly y: number;
  /** 1 is as the picture is. */
  readonly scale: number;
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** Higher lies above lower. */
  readonly z: number;
}

export const mostPieces = 30;

export interface OutfitDetails {
  readonly name: string | null;
  readonly pieces: readonly Piece[];
  readonly tags: readonly string[];
  /** None is all year. */
  readonly seasons: readonly Season[];
  readonly formality: number | null;
  readonly notes: string | null;
  readonly favourite: boolean;
  readonly visibility: Visibility;
}
export type OutfitChanges = { readonly [K in keyof OutfitDetails]?: OutfitDetails[K] | undefined };

interface Draft {
  readonly id: OutfitId;
  readonly ownerId: UserId;
  readonly at: Instant;
}
/** What an outfit was made from, and whom to credit. */
export interface Parent {
  readonly id: OutfitId;
  readonly ownerId: UserId;
}

/** Items of one's own, arranged. */
export class Outfit {
  readonly id: OutfitId;
  readonly ownerId: UserId;
  protected name: string | null = null;
  protected pieces: readonly Piece[];
  protected tags: readonly string[] = [];
  protected seasons = 0;
  protected formality: number | null = null;
  protected notes: string | null = null;
  protected favourite = false;
  protected readonly parentId: OutfitId | null;
  protected readonly parentOwnerId: UserId | null;
  protected visibility: Visibility = 'private';
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, ownerId, at }: Draft, pieces: readonly Piece[], parent: Parent | null) {
    this.id = id;
    this.ownerId = ownerId;
    this.pieces = pieces;
    this.parentId = parent?.id ?? null;
    this.parentOwnerId = parent?.ownerId ?? null;
    this.createdAt = at;
  }

  static create(draft: Draft, { pieces, ...said }: OutfitChanges & Pick<OutfitDetails, 'pieces'>): Outfit {
    const outfit = new Outfit(draft, pieces, null);
    outfit.describe(said);
    record(outfit, OutfitCreated(outfit.ids));
    return outfit;
  }

  static clone(
    draft: Draft,
    parent: Parent,
    { pieces, ...said }: OutfitChanges & Pick<OutfitDetails, 'pieces'>,
  ): Outfit {
    const outfit = new Outfit(draft, pieces, parent);
    outfit.describe(said);
    record(outfit, OutfitCreated(outfit.ids));
    record(outfit, OutfitCloned({ ...outfit.ids, parentId: parent.id, parentOwnerId: parent.ownerId }));
    return outfit;
  }

  /** Only what is named changes. */
  edit(changes: OutfitChanges, at: Instant): void {
    this.describe(changes);
    this.editedAt = at;
    record(this, OutfitChanged(this.ids));
  }

  remove(): void {
    record(this, OutfitRemoved(this.ids));
  }

  /** What it is found by. */
  get found(): { readonly itemIds: readonly ItemId[]; readonly tags: readonly string[] } {
    return { itemIds: this.pieces.map(({ itemId }) => itemId), tags: this.tags };
  }

  private describe(changes: OutfitChanges): void {
    const { name, pieces, tags, seasons, formality, notes, favourite, visibility } = changes;
    if (name !== undefined) this.name = name;
    if (pieces !== undefined) this.pieces = pieces;
    if (tags !== undefined) this.tags = tags;
    if (seasons !== undefined) this.seasons = bitsOf(seasons);
    if (formality !== undefined) this.formality = formality;
    if (notes !== undefined) this.notes = notes;
    if (favourite !== undefined) this.favourite = favourite;
    if (visibility !== undefined) this.visibility = visibility;
  }

  private get ids() {
    return { outfitId: this.id, ownerId: this.ownerId };
  }
}

export abstract class Outfits {
  /** Of this owner. Throws `StaleVersion` when `version` is given and is another by now. */
  abstract find(ownerId: UserId, id: OutfitId, version?: number): Promise<Outfit | undefined>;
  /** Loses a race against the removal of an item of it. */
  abstract add(outfit: Outfit): Promise<void>;
  /** Finds it by the pieces and tags that it has now. */
  abstract reindex(outfit: Outfit): Promise<void>;
  abstract remove(outfit: Outfit): void;
}
