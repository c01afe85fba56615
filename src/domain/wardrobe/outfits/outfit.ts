import type { EffectiveVisibility, Visibility } from '../../access/policy.ts';
import { type HeldRemoval, IsRemoved, type Removal, removalOf } from '../../access/removal.ts';
import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import type { ItemId } from '../items/item.ts';
import { OutfitChanged, OutfitCloned, OutfitCreated, OutfitRemoved } from '../published.ts';
import type { Season } from '../season.ts';
import { toSeasonBits } from '../season.ts';
import { assertOwned, type OwnedItems } from './owned-items.ts';

export type OutfitId = Id<'Outfit'>;

/** An item and its position on the collage. */
export interface Piece {
  readonly itemId: ItemId;
  /** Centre, as a share of the collage's width and height: 0 is left or top, 1 is right or bottom. */
  readonly x: number;
  readonly y: number;
  /** 1 is the picture's own size. */
  readonly scale: number;
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** Higher values lie on top. */
  readonly z: number;
}

export const maxPieces = 30;

export interface OutfitDetails {
  readonly name: string | null;
  readonly pieces: readonly Piece[];
  readonly tags: readonly string[];
  /** Empty means all year. */
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
/** The outfit that another was cloned from; its owner is credited. */
export interface Parent {
  readonly id: OutfitId;
  readonly ownerId: UserId;
}

/** An arrangement of its owner's items. */
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
  protected visibility: EffectiveVisibility = 'private';
  private removal: HeldRemoval<Visibility> | null = null;
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

  /** Throws `PiecesNotYours` for an item that is not in `owned`. */
  static create(
    draft: Draft,
    { pieces, ...details }: OutfitChanges & Pick<OutfitDetails, 'pieces'>,
    owned: OwnedItems,
  ): Outfit {
    assertPiecesOwned(pieces, owned);
    const outfit = new Outfit(draft, pieces, null);
    outfit.apply(details);
    record(outfit, OutfitCreated(outfit.ids));
    return outfit;
  }

  static clone(
    draft: Draft,
    parent: Parent,
    { pieces, ...details }: OutfitChanges & Pick<OutfitDetails, 'pieces'>,
    owned: OwnedItems,
  ): Outfit {
    assertOwned(itemIdsOf(pieces), owned, () => '/replacements');
    const outfit = new Outfit(draft, pieces, parent);
    outfit.apply(details);
    record(outfit, OutfitCreated(outfit.ids));
    record(outfit, OutfitCloned({ ...outfit.ids, parentId: parent.id, parentOwnerId: parent.ownerId }));
    return outfit;
  }

  /** Fields left out stay as they are. `owned` covers the new pieces, if any. */
  edit(changes: OutfitChanges, owned: OwnedItems, at: Instant): void {
    if (this.removal) throw new IsRemoved();
    if (changes.pieces) assertPiecesOwned(changes.pieces, owned);
    this.apply(changes);
    this.editedAt = at;
    record(this, OutfitChanged(this.ids));
  }

  /** The audience for which it counts. */
  get shownTo(): EffectiveVisibility {
    return this.visibility;
  }

  remove(): void {
    record(this, OutfitRemoved(this.ids));
  }

  /** By a moderator: only its owner sees it until it is restored. They still wear and plan it. */
  hide(removal: Removal): void {
    if (this.visibility === 'removed') return;
    this.removal = { ...removalOf(removal), visibility: this.visibility };
    this.visibility = 'removed';
    record(this, OutfitChanged(this.ids));
  }

  unhide(): void {
    if (!this.removal) return;
    this.visibility = this.removal.visibility;
    this.removal = null;
    record(this, OutfitChanged(this.ids));
  }

  get isHidden(): boolean {
    return this.removal !== null;
  }

  /** What the search index holds of it. */
  get searchAttributes(): { readonly itemIds: readonly ItemId[]; readonly tags: readonly string[] } {
    return { itemIds: itemIdsOf(this.pieces), tags: this.tags };
  }

  private apply(changes: OutfitChanges): void {
    const { name, pieces, tags, seasons, formality, notes, favourite, visibility } = changes;
    if (name !== undefined) this.name = name;
    if (pieces !== undefined) this.pieces = pieces;
    if (tags !== undefined) this.tags = tags;
    if (seasons !== undefined) this.seasons = toSeasonBits(seasons);
    if (formality !== undefined) this.formality = formality;
    if (notes !== undefined) this.notes = notes;
    if (favourite !== undefined) this.favourite = favourite;
    if (visibility !== undefined) this.visibility = visibility;
  }

  private get ids() {
    return { outfitId: this.id, ownerId: this.ownerId };
  }
}

export const itemIdsOf = (pieces: readonly Piece[]): ItemId[] => pieces.map(({ itemId }) => itemId);

const assertPiecesOwned = (pieces: readonly Piece[], owned: OwnedItems) =>
  assertOwned(itemIdsOf(pieces), owned, (n) => `/pieces/${n}/itemId`);

export abstract class Outfits {
  /** Throws `StaleVersion` if `version` is given and is not the current one. */
  abstract find(ownerId: UserId, id: OutfitId, version?: number): Promise<Outfit | undefined>;
  /** Anyone's. */
  abstract findAnyones(id: OutfitId): Promise<Outfit | undefined>;
  /** Throws `TransactionConflict` if one of its items is removed at the same time. */
  abstract add(outfit: Outfit): Promise<void>;
  /** Updates the search index after pieces or tags changed. Throws `TransactionConflict` as `add` does. */
  abstract reindex(outfit: Outfit): Promise<void>;
  abstract remove(outfit: Outfit): void;
}
