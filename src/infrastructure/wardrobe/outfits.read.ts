import type { CounterKind } from '../../application/kernel/ports.ts';
import type { EffectiveVisibility } from '../../domain/access/policy.ts';
import type { Id, Instant } from '../../domain/kernel/id.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import type { OutfitId, Piece } from '../../domain/wardrobe/outfits/outfit.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { joinAccount, liveAccount, type PublicUserRow, publicUser } from '../identity/identity.read.ts';
import { type CounterRow, joinCounters, selectCounters } from '../kernel/counters/counters.read.ts';
import { reactionOf } from '../posts/reactions.read.ts';

export const outfitCounters = [...reactionKinds, 'tips'] as const satisfies readonly CounterKind[];

export type OutfitRow = PublicUserRow<'owner'> &
  PublicUserRow<'maker'> &
  CounterRow<(typeof outfitCounters)[number]> & {
    readonly myReaction: ReactionKind | null;
    readonly id: OutfitId;
    readonly name: string | null;
    readonly pieceList: string;
    readonly tagList: string;
    readonly seasonBits: number;
    readonly parentId: Id | null;
    readonly formality: number | null;
    readonly notes: string | null;
    readonly favourite: number;
    readonly visibility: EffectiveVisibility;
    readonly removal: string | null;
    readonly createdAt: Instant;
    readonly editedAt: Instant | null;
    readonly version: number;
    /** Null unless the viewer is the owner. */
    readonly wears: number | null;
    readonly lastWorn: string | null;
  };

const worn = 'from wears ow where ow.outfit_id = o.id';

/** SQL expression: how often the owner of `outfits o` wore it. */
export const outfitWears = `(select count(*) ${worn})`;

/** SQL expression: the last day on which it was worn, null if it never was. */
export const outfitLastWorn = `(select max(ow.on_day) ${worn})`;

/** Columns of `outfits o`, `accounts a` and `outfitJoins`, including the owner's private ones. */
export const outfitColumns = (viewer: string): string => `
  o.id, o.name, o.pieces as pieceList, o.tags as tagList, o.seasons as seasonBits, o.parent_id as parentId,
  o.formality, o.notes, o.favourite, o.visibility, o.removal, o.created_at as createdAt, o.edited_at as editedAt, o.version,
  case when o.owner_id = ${viewer} then ${outfitWears} end as wears,
  case when o.owner_id = ${viewer} then ${outfitLastWorn} end as lastWorn,
  ${publicUser('a', 'owner')}, ${publicUser('pa', 'maker')}, ${selectCounters(outfitCounters, 'o.id')},
  ${reactionOf(viewer, 'o.id')} as myReaction`;

/** Follows `… outfits o`. The owner of the parent is joined unless blocked. */
export const outfitJoins = (viewer: string): string => `
  ${joinAccount('a', 'o.owner_id')}
  left ${joinAccount('pa', 'o.parent_owner_id')} and ${liveAccount('pa')} and ${notBlocked(viewer, 'pa.id')}
  ${joinCounters('o.id')}`;

export const outfitVisible = (viewer: string): string => visibleTo(viewer, 'a', 'o.visibility');

export const outfitWithId = (id: string): string => `select 1 from outfits o where o.id = ${id}`;

/** The owner of an outfit, if the viewer may see it. */
export const visibleOutfitOwner = `
  select o.owner_id as ownerId from outfits o ${joinAccount('a', 'o.owner_id')}
  where o.id = :id and ${outfitVisible(':viewerId')}`;

export const piecesOf = (row: { readonly pieceList: string }): Piece[] =>
  JSON.parse(row.pieceList) as Piece[];

/** Joins the outfit as `o`, if the viewer sees it. */
export const joinVisibleOutfit = (viewer: string, id: string): string => `
  join outfits o on o.id = ${id} ${joinAccount('oa', 'o.owner_id')} and ${visibleTo(viewer, 'oa', 'o.visibility')}`;
