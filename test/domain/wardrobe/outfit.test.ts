import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import {
  NothingToClone,
  PiecesNotYours,
  ReplacementsNeeded,
} from '../../../src/domain/wardrobe/outfits/errors.ts';
import {
  Outfit,
  type OutfitChanges,
  type OutfitId,
  type Piece,
} from '../../../src/domain/wardrobe/outfits/outfit.ts';
import { replacePieces } from '../../../src/domain/wardrobe/outfits/replace-pieces.ts';
import { type Season, toSeasonBits } from '../../../src/domain/wardrobe/season.ts';
import { eventsOf, fieldsOf, owned } from './events.ts';

const draft = { id: 'f' as OutfitId, ownerId: 'o' as UserId, at: 1 };
const ids = { outfitId: 'f', ownerId: 'o' };
const piece = (itemId: string): Piece => ({
  itemId: itemId as ItemId,
  x: 0.5,
  y: 0.5,
  scale: 1,
  rotation: 0,
  z: 0,
});
const details: OutfitChanges = {
  name: 'Monday',
  tags: ['work'],
  formality: 3,
  notes: 'dry',
  favourite: true,
  visibility: 'public',
};

describe('An outfit', () => {
  test('is private, plain and for all year by default', () => {
    const outfit = Outfit.create(draft, { pieces: [piece('a')] }, owned('a'));

    expect(fieldsOf(outfit)).toMatchObject({
      name: null,
      pieces: [piece('a')],
      tags: [],
      seasons: 0,
      formality: null,
      notes: null,
      favourite: false,
      visibility: 'private',
      parentId: null,
      parentOwnerId: null,
      createdAt: 1,
      editedAt: null,
    });
    expect(eventsOf(outfit)).toEqual([['wardrobe.outfit-created', ids]]);
  });

  test('keeps the details it is created with', () => {
    const seasons: Season[] = ['autumn', 'winter'];

    const outfit = Outfit.create(draft, { ...details, seasons, pieces: [] }, owned());

    expect(fieldsOf(outfit)).toMatchObject({ ...details, seasons: toSeasonBits(seasons) });
  });

  test('accepts only items that its owner owns', () => {
    const pieces = [piece('a'), piece('b')];
    const create = () => Outfit.create(draft, { pieces }, owned('a'));

    expect(create).toThrow(PiecesNotYours);
    expect(create).toThrow(
      expect.objectContaining({
        details: {
          errors: [
            {
              pointer: '/pieces/1/itemId',
              detail: 'is not an item that can be used here',
              kind: 'not-yours',
            },
          ],
        },
      }),
    );
    expect(() =>
      Outfit.clone(draft, { id: draft.id, ownerId: draft.ownerId }, { pieces }, owned('a')),
    ).toThrow(PiecesNotYours);
  });

  test('keeps the fields that an edit leaves out', () => {
    const outfit = Outfit.create(draft, { ...details, pieces: [piece('a')] }, owned('a'));

    outfit.edit({}, owned(), 2);

    expect(fieldsOf(outfit)).toMatchObject({ ...details, pieces: [piece('a')], editedAt: 2 });
  });

  test('replaces the fields that an edit names', () => {
    const outfit = Outfit.create(draft, { ...details, pieces: [piece('a')] }, owned('a'));
    const changes = { pieces: [piece('b'), piece('c')], tags: ['rain'], name: null, favourite: false };

    outfit.edit(changes, owned('b', 'c'), 3);

    expect(fieldsOf(outfit)).toMatchObject({ name: null, favourite: false, formality: 3, editedAt: 3 });
    expect(outfit.searchAttributes).toEqual({ itemIds: ['b', 'c'], tags: ['rain'] });
    expect(() => outfit.edit({ pieces: [piece('z')] }, owned(), 4)).toThrow(PiecesNotYours);
  });

  test('records its changes and its removal', () => {
    const outfit = Outfit.create(draft, { pieces: [piece('a')] }, owned('a'));
    eventsOf(outfit);

    outfit.edit({}, owned(), 2);
    outfit.remove();

    expect(eventsOf(outfit)).toEqual([
      ['wardrobe.outfit-changed', ids],
      ['wardrobe.outfit-removed', ids],
    ]);
  });

  test('credits the owner of the outfit it was cloned from', () => {
    const parent = { id: 'p' as OutfitId, ownerId: 'q' as UserId };

    const outfit = Outfit.clone(draft, parent, { ...details, pieces: [piece('a')] }, owned('a'));

    expect(fieldsOf(outfit)).toMatchObject({ ...details, parentId: 'p', parentOwnerId: 'q' });
    expect(eventsOf(outfit)).toEqual([
      ['wardrobe.outfit-created', ids],
      ['wardrobe.outfit-cloned', { ...ids, parentId: 'p', parentOwnerId: 'q' }],
    ]);
  });
});

describe('Replacing the pieces of an outfit', () => {
  const replace = (itemId: string, withItemId: string | null) => ({
    itemId: itemId as ItemId,
    withItemId: withItemId as ItemId | null,
  });
  const theirs = { isOwn: false };

  test('keeps your own pieces unless you replace them', () => {
    const pieces = replacePieces([piece('a'), piece('b')], [replace('b', 'c')], { isOwn: true });

    expect(pieces).toEqual([piece('a'), piece('c')]);
  });

  test('needs a decision for each visible piece of someone else', () => {
    expect(() => replacePieces([piece('a'), piece('b')], [replace('a', 'x')], theirs)).toThrow(
      ReplacementsNeeded,
    );
    expect(replacePieces([piece('a'), piece('b')], [replace('a', 'x'), replace('b', null)], theirs)).toEqual([
      piece('x'),
    ]);
  });

  test('drops hidden pieces and repeated items', () => {
    const hidden = { ...piece('h'), itemId: null };

    expect(
      replacePieces([hidden, piece('a'), piece('b')], [replace('a', 'x'), replace('b', 'x')], theirs),
    ).toEqual([piece('x')]);
  });

  test('fails if no piece is left', () => {
    expect(() => replacePieces([piece('a')], [replace('a', null)], theirs)).toThrow(NothingToClone);
  });
});
