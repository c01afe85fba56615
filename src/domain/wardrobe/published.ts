import { eventType } from '../kernel/event.ts';

const item = { itemId: 'id', ownerId: 'owner' } as const;
export const ItemAdded = eventType('wardrobe.item-added', 1, item);
export const ItemChanged = eventType('wardrobe.item-changed', 1, item);
export const ItemRemoved = eventType('wardrobe.item-removed', 1, item);
export const ItemRetired = eventType('wardrobe.item-retired', 1, item);
export const ItemRestored = eventType('wardrobe.item-restored', 1, item);
export const ItemsMoved = eventType('wardrobe.items-moved', 1, {
  itemIds: 'ids',
  ownerId: 'owner',
  place: 'text',
});
export const ItemsWashed = eventType('wardrobe.items-washed', 1, {
  itemIds: 'ids',
  ownerId: 'owner',
  on: 'text',
});
export const WashVoided = eventType('wardrobe.wash-voided', 1, {
  washId: 'id',
  itemIds: 'ids',
  ownerId: 'owner',
  on: 'text',
});

const outfit = { outfitId: 'id', ownerId: 'owner' } as const;
export const OutfitCreated = eventType('wardrobe.outfit-created', 1, outfit);
export const OutfitChanged = eventType('wardrobe.outfit-changed', 1, outfit);
export const OutfitRemoved = eventType('wardrobe.outfit-removed', 1, outfit);
/** `parentId` is the outfit that was cloned; `parentOwnerId` is credited. */
export const OutfitCloned = eventType('wardrobe.outfit-cloned', 1, {
  ...outfit,
  parentId: 'id',
  parentOwnerId: 'id',
});

const occasion = { occasionId: 'id', ownerId: 'owner' } as const;
export const OccasionCreated = eventType('wardrobe.occasion-created', 1, occasion);
export const OccasionChanged = eventType('wardrobe.occasion-changed', 1, occasion);
export const OccasionRemoved = eventType('wardrobe.occasion-removed', 1, occasion);
export const GuestAsked = eventType('wardrobe.guest-asked', 1, { ...occasion, guestId: 'id' });
export const GuestAnswered = eventType('wardrobe.guest-answered', 1, {
  ...occasion,
  guestId: 'id',
  status: 'text',
});
export const OutfitPlanned = eventType('wardrobe.outfit-planned', 1, {
  ...occasion,
  outfitId: 'id',
  day: 'text',
  part: 'text',
});

const wear = { wearId: 'id', ownerId: 'owner', on: 'text' } as const;
export const WearLogged = eventType('wardrobe.wear-logged', 1, wear);
export const WearAmended = eventType('wardrobe.wear-amended', 1, wear);
export const WearVoided = eventType('wardrobe.wear-voided', 1, wear);

const collection = { collectionId: 'id', ownerId: 'owner' } as const;
export const CollectionCreated = eventType('wardrobe.collection-created', 1, collection);
export const CollectionChanged = eventType('wardrobe.collection-changed', 1, collection);
export const CollectionRemoved = eventType('wardrobe.collection-removed', 1, collection);
