import type { Visibility } from '../../domain/access/policy.ts';
import type { Id, Instant } from '../../domain/kernel/id.ts';
import type { OutfitId, Piece } from '../../domain/wardrobe/outfit.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { type PublicUserRow, publicUser } from '../identity/identity.read.ts';
import { joinCounters } from '../kernel/counters/counters.read.ts';
import { type ReactedRow, reacted } from '../posts/reactions.read.ts';

// What statements may read of outfits.

export type OutfitRow = PublicUserRow<'owner'> &
  PublicUserRow<'maker'> &
  ReactedRow & {
    readonly id: OutfitId;
    readonly name: string | null;
    readonly pieceList: string;
    readonly tagList: string;
    readonly seasonBits: number;
    readonly parentId: Id | null;
    readonly formality: number | null;
    readonly notes: string | null;
    readonly favourite: number;
    readonly visibility: Visibility;
    readonly createdAt: Instant;
    readonly editedAt: Instant | null;
    readonly version: number;
  };

/** All of `outfits o`, `accounts a` and the joins below; what only the owner may read is left out by the view. */
export const outfitColumns = (viewer: string): string => `
  o.id, o.name, o.pieces as pieceList, o.tags as tagList, o.seasons as seasonBits, o.parent_id as parentId,
  o.formality, o.notes, o.favourite, o.visibility, o.created_at as createdAt, o.edited_at as editedAt, o.version,
  ${publicUser('a', 'owner')}, ${publicUser('pa', 'maker')}, ${reacted(viewer, 'o.id')}`;

/** Follows `… outfits o`. Whom it was cloned from is credited to those who may meet them. */
export const outfitJoins = (viewer: string): string => `
  join accounts a on a.id = o.owner_id
  left join accounts pa on pa.id = o.parent_owner_id and pa.deleted_at is null and ${notBlocked(viewer, 'pa.id')}
  ${joinCounters('o.id')}`;

export const outfitVisible = (viewer: string): string => visibleTo(viewer, 'a', 'o.visibility');

/** Whose an outfit is, for a viewer who may see it. */
export const visibleOutfitOwner = `
  select o.owner_id as ownerId from outfits o join accounts a on a.id = o.owner_id
  where o.id = :id and ${outfitVisible(':viewerId')}`;

export const piecesOf = (row: { readonly pieceList: string }): Piece[] =>
  JSON.parse(row.pieceList) as Piece[];
