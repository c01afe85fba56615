import type { Id, UserId } from '../../domain/kernel/id.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import { joinAccount, liveAccount } from '../identity/identity.read.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../kernel/database/statement.ts';
import { envelopeRefs } from '../wallets/envelopes.read.ts';
import { inWishList, itemVisible } from './items.read.ts';
import { joinInvitation, occasionVisible } from './occasions.read.ts';

export type RefKind = 'item' | 'outfit' | 'occasion' | 'wear' | 'envelope';
/** Outfits and wears give one row per item. */
export interface RefRow {
  readonly kind: RefKind;
  readonly id: Id;
  readonly ownerId: UserId;
  readonly title: string | null;
  readonly gone: number | null;
  readonly photoId: Id | null;
  /** Item ids in order, as JSON. */
  readonly partList: string | null;
  readonly itemId: Id | null;
  readonly itemTitle: string | null;
  readonly imageIdList: string | null;
}
interface RefVisibility {
  /** Condition for `items i`; `a` is the owner's account. */
  readonly items: string;
  readonly outfits: string;
  readonly occasions: string;
  readonly guests: string;
  /** Condition for `items i` of a wear, which shows them whatever their visibility. */
  readonly worn: string;
  /** Condition on the owner alone. */
  readonly owner: string;
  /** Condition for `wallet_envelopes we`. */
  readonly envelopes: string;
}

const byViewer: RefVisibility = {
  items: itemVisible(':viewerId'),
  outfits: visibleTo(':viewerId', 'a', 'o.visibility'),
  occasions: occasionVisible(':viewerId'),
  guests: joinInvitation(':viewerId'),
  worn: "(i.visibility <> 'removed' or i.owner_id = :viewerId)",
  owner: `${liveAccount('a')} and ${notBlocked(':viewerId', 'a.id')}`,
  envelopes: notBlocked(':viewerId', 'we.by_id'),
};
// For many readers at once: only things of the same owner with the same or a wider visibility are visible to all.
const theirs = `a.id = :ownerId and ${liveAccount('a')}`;
const byAll: RefVisibility = {
  items: `${theirs} and i.visibility in (:visibilities*)
    and (i.ownership <> 'wished' or ${inWishList('i', 'wl.visibility in (:visibilities*)')})`,
  outfits: `${theirs} and o.visibility in (:visibilities*)`,
  occasions: `${theirs} and c.visibility in (:visibilities*)`,
  guests: '',
  worn: "i.visibility <> 'removed'",
  owner: theirs,
  envelopes: 'we.by_id = :ownerId',
};

const branches: Readonly<Record<RefKind, (seen: RefVisibility) => string>> = {
  item: ({ items }) => `
    select ${rowByRow} 'item' as kind, i.id, i.owner_id as ownerId, i.name as title, case when i.ownership = 'gone' then 1 end as gone,
      null as photoId, null as partList, null as itemId, null as itemTitle, i.image_ids as imageIdList
    from items i ${joinAccount('a', 'i.owner_id')} where i.id in (:itemIds*) and ${items}`,
  outfit: ({ items, outfits }) => `
    select ${rowByRow} 'outfit' as kind, o.id, o.owner_id as ownerId, o.name as title, null as gone,
      null as photoId, o.pieces as partList, i.id as itemId, i.name as itemTitle, i.image_ids as imageIdList
    from outfits o ${joinAccount('a', 'o.owner_id')} left join outfit_pieces k on k.outfit_id = o.id
    left join items i on i.id = k.item_id and ${items}
    where o.id in (:outfitIds*) and ${outfits}`,
  occasion: ({ occasions, guests }) => `
    select ${rowByRow} 'occasion' as kind, c.id, c.owner_id as ownerId, c.title, null as gone,
      null as photoId, null as partList, null as itemId, null as itemTitle, null as imageIdList
    from occasions c ${joinAccount('a', 'c.owner_id')} ${guests}
    where c.id in (:occasionIds*) and ${occasions}`,
  wear: ({ worn, owner }) => `
    select ${rowByRow} 'wear' as kind, w.id, w.owner_id as ownerId, null as title, null as gone,
      w.photo_id as photoId, w.item_ids as partList, i.id as itemId, i.name as itemTitle, i.image_ids as imageIdList
    from wears w ${joinAccount('a', 'w.owner_id')} left join wear_items k on k.wear_id = w.id
    left join items i on i.id = k.item_id and ${worn}
    where w.id in (:wearIds*) and ${owner}`,
  envelope: ({ envelopes }) => envelopeRefs(envelopes),
};
export const refKinds = Object.keys(branches) as RefKind[];
const statements = new Map<string, Statement<Params, RefRow>>();

/**
 * Compiled once per set of kinds. `one`: what `:viewerId` may see. `all`: things of `:ownerId` with one of
 * `:visibilities`, and wears.
 */
export function refsStatement(readers: 'one' | 'all', kinds: readonly RefKind[]): Statement<Params, RefRow> {
  const key = `${readers} ${kinds}`;
  let statement = statements.get(key);
  if (!statement) {
    const seen = readers === 'one' ? byViewer : byAll;
    statements.set(key, (statement = sql(kinds.map((kind) => branches[kind](seen)).join(' union all '))));
  }
  return statement;
}
