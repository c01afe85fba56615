import { describe, expect, test } from 'vitest';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { Collection, type CollectionId } from '../../../src/domain/wardrobe/collections/collection.ts';
import type { EntrySlot } from '../../../src/domain/wardrobe/collections/entry.ts';
import { CollectionIsFull, EntryNotFound } from '../../../src/domain/wardrobe/collections/errors.ts';
import { type CollectionKind, collectionKinds } from '../../../src/domain/wardrobe/collections/kinds.ts';
import { eventsOf, fieldsOf } from './events.ts';

const details = { title: 'few', notes: 'n', visibility: 'private' } as const;
const create = (kind: CollectionKind = 'capsule') =>
  Collection.create({ id: 'c' as CollectionId, ownerId: 'o' as UserId, at: 1, kind, ...details });
const slot: EntrySlot = {
  refOwnerId: 'o' as UserId,
  current: undefined,
  entryCount: 3,
  nextPosition: 7,
};
const entry = { refId: 'r' as Id, kind: 'item' } as const;

describe('A collection', () => {
  test('changes only the fields that an edit names', () => {
    const collection = create();

    collection.edit({}, 2);
    expect(fieldsOf(collection)).toMatchObject({ ...details, kind: 'capsule', createdAt: 1, editedAt: 2 });

    const changes = { title: 'fewer', notes: null, visibility: 'public' } as const;
    collection.edit(changes, 3);
    expect(fieldsOf(collection)).toMatchObject({ ...changes, editedAt: 3 });
  });

  test('records its creation, changes and removal', () => {
    const collection = create();
    collection.edit({}, 2);
    collection.remove();

    const ids = { collectionId: 'c', ownerId: 'o' };
    expect(eventsOf(collection)).toEqual([
      ['wardrobe.collection-created', ids],
      ['wardrobe.collection-changed', ids],
      ['wardrobe.collection-removed', ids],
    ]);
  });

  test('puts a new entry at the end, once and unpacked', () => {
    expect(create().put(entry, slot)).toEqual({
      ...entry,
      position: 7,
      quantity: 1,
      packed: false,
      note: null,
    });
  });

  test('changes only the named fields of an entry', () => {
    const current = { position: 2, quantity: 4, packed: true, note: 'wool' };

    expect(create().put({ ...entry, quantity: 5, note: null }, { ...slot, current })).toEqual({
      ...entry,
      position: 2,
      quantity: 5,
      packed: true,
      note: null,
    });
  });

  test('holds 200 entries', () => {
    const full = { ...slot, entryCount: 200 };
    const current = { position: 2, quantity: 1, packed: false, note: null };

    expect(create().put(entry, { ...slot, entryCount: 199 }).position).toBe(7);
    expect(() => create().put(entry, full)).toThrow(CollectionIsFull);
    expect(create().put(entry, { ...full, current }).position).toBe(2);
  });

  test('refuses someone else’s things if it is a capsule or a packing list', () => {
    const someoneElses = { ...slot, refOwnerId: 'p' as UserId };
    const refusing = collectionKinds.filter((kind) => {
      try {
        create(kind).put(entry, someoneElses);
        return false;
      } catch (error) {
        return error instanceof EntryNotFound;
      }
    });

    expect(refusing).toEqual(['capsule', 'packing']);
  });

  test('refuses a thing that its owner may not see', () => {
    expect(() => create('moodboard').put(entry, undefined)).toThrow(EntryNotFound);
  });
});
