import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const owner = 'whose row it is';
const version = 'for concurrent writes';
const index = 'kept beside for finding what is exported';
const ofItems = 'item_id in (select id from items where owner_id = :userId)';
const ofOccasions = 'occasion_id in (select id from occasions where owner_id = :userId)';

export const wardrobeTables: Readonly<Record<string, TableRule>> = {
  items: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('items', {
      ...{ id: 'id', name: 'name', category: 'category', label: 'label', pattern: 'pattern', size: 'size' },
      ...{
        materials: 'materials',
        brand: 'brand',
        seasons: 'seasons',
        formality: 'formality',
        warmth: 'warmth',
      },
      ...{ waterproof: 'waterproof', wash_every: 'washEvery', favourite: 'favourite', rating: 'rating' },
      ...{
        notes: 'notes',
        quantity: 'quantity',
        price_amount: 'price.amount',
        price_currency: 'price.currency',
      },
      ...{
        bought_on: 'boughtOn',
        store: 'store',
        prior_wears: 'priorWears',
        colours: 'colours',
        tags: 'tags',
      },
      ...{ image_ids: 'imageIds', visibility: 'visibility', ownership: 'ownership', gone_why: 'gone.why' },
      ...{
        gone_on: 'gone.on',
        proceeds_amount: 'gone.proceeds.amount',
        place: 'place',
        place_since: 'since',
      },
      ...{ proceeds_currency: 'gone.proceeds.currency', due_back: 'dueBack', import_key: 'importKey' },
      ...{ created_at: 'createdAt', edited_at: 'editedAt', removal: 'removed' },
    }),
    technical: {
      [owner]: 'owner_id',
      'folded, to be found by': 'name_key brand_key',
      'counted from the diary, which is exported': 'logged_wears last_worn_on',
      [version]: 'version',
    },
  },
  item_colours: {
    of: ofItems,
    purge: 'deleted',
    technical: { [index]: 'item_id position hex name share l a b' },
  },
  item_tags: { of: 'owner_id = :userId', purge: 'deleted', technical: { [index]: 'owner_id tag item_id' } },
  item_terms: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    technical: { [index]: 'owner_id term item_id hidden' },
  },
  wardrobe_groups: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    technical: {
      'counted from items and diary, which are exported':
        'owner_id part name items wears value spent proceeds',
    },
  },
  washes: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('washes', {
      ...{
        item_id: 'itemId',
        on_day: 'washedOn',
        created_at: 'createdAt',
        returned: 'returned',
        wash_id: 'id',
      },
    }),
    technical: { [owner]: 'owner_id', 'of one item in a wash': 'id' },
  },
  outfits: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('outfits', {
      ...{ id: 'id', name: 'name', pieces: 'pieces', tags: 'tags', seasons: 'seasons', notes: 'notes' },
      ...{ formality: 'formality', favourite: 'favourite', parent_id: 'parentId', visibility: 'visibility' },
      ...{ created_at: 'createdAt', edited_at: 'editedAt', removal: 'removed' },
    }),
    technical: { [owner]: 'owner_id', 'owner of parent_id': 'parent_owner_id', [version]: 'version' },
    othersName: 'parent_id parent_owner_id',
  },
  outfit_pieces: {
    of: 'outfit_id in (select id from outfits where owner_id = :userId)',
    purge: 'deleted',
    technical: { [index]: 'outfit_id item_id' },
  },
  outfit_tags: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    technical: { [index]: 'owner_id tag outfit_id' },
  },
  occasions: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('occasions', {
      ...{ id: 'id', title: 'title', kind: 'kind', place: 'place', starts_on: 'startsOn', ends_on: 'endsOn' },
      ...{ dress_code: 'dressCode', notes: 'notes', visibility: 'visibility', plan: 'planned' },
      ...{ created_at: 'createdAt', edited_at: 'editedAt' },
    }),
    technical: { [owner]: 'owner_id', [version]: 'version' },
  },
  occasion_guests: {
    of: `(user_id = :userId or ${ofOccasions})`,
    purge: 'deleted',
    exported: {
      occasion_id: 'guests.occasionId|invitations.occasionId',
      user_id: 'guests.userId|account.id',
      starts_on: 'occasions.startsOn|invitations.startsOn',
      status: 'guests.status|invitations.status',
      asked_at: 'guests.askedAt|invitations.askedAt',
      answered_at: 'guests.answeredAt|invitations.answeredAt',
    },
  },
  occasion_outfits: {
    of: ofOccasions,
    purge: 'deleted',
    technical: { [index]: 'occasion_id outfit_id day part chosen' },
  },
  wears: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('wears', {
      ...{
        id: 'id',
        on_day: 'wornOn',
        part: 'part',
        item_ids: 'itemIds',
        outfit_id: 'outfitId',
        mood: 'mood',
      },
      ...{ occasion_id: 'occasionId', weather: 'weather', note: 'note', photo_id: 'photoId' },
      ...{ created_at: 'createdAt', edited_at: 'editedAt' },
    }),
    technical: { [owner]: 'owner_id', [version]: 'version' },
  },
  wear_items: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    technical: { [index]: 'wear_id item_id owner_id on_day' },
  },
  collections: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: section('collections', {
      ...{ id: 'id', kind: 'kind', title: 'title', notes: 'notes', visibility: 'visibility' },
      ...{ created_at: 'createdAt', edited_at: 'editedAt' },
    }),
    technical: { [owner]: 'owner_id', [version]: 'version' },
  },
  collection_entries: {
    of: 'collection_id in (select id from collections where owner_id = :userId)',
    purge: 'deleted',
    exported: section('collectionEntries', {
      ...{ collection_id: 'collectionId', ref_id: 'refId', kind: 'kind', position: 'position' },
      ...{ quantity: 'quantity', packed: 'packed', note: 'note' },
    }),
  },
};
