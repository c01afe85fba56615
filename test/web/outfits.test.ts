import { describe, expect, test } from 'vitest';
import { type Category, categoryNames } from '../../src/domain/wardrobe/items/category.ts';
import { bodySpots } from '../../src/domain/wardrobe/outfits/clashes.ts';
import { clashesOf, firstPlace, spotsOf } from '../../src/interfaces/web/outfits/body.ts';
import { advance, begin, redo, undo } from '../../src/interfaces/web/outfits/canvas/history.ts';
import { dragged, largest, moved, placed, reordered } from '../../src/interfaces/web/outfits/geometry.ts';

const piece = (itemId: string) => ({ itemId, x: 0.5, y: 0.5, scale: 1, rotation: 0 });
const size = { width: 400, height: 500 };

describe('pieces on the canvas', () => {
  test('one finger drags a piece by as much as it moves', () => {
    const [from, to] = [[{ x: 10, y: 10 }], [{ x: 50, y: 60 }]];
    expect(dragged(piece('a'), from, to, size)).toMatchObject({ x: 0.6, y: 0.6, scale: 1, rotation: 0 });
  });

  test('two fingers scale and turn a piece, and drag it by their middle', () => {
    const from = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ];
    const to = [
      { x: 150, y: 0 },
      { x: 150, y: 200 },
    ];
    const between = { ...piece('a'), x: 150 / size.width, y: 100 / size.height };
    expect(dragged(between, from, to, size)).toMatchObject({ x: 0.375, y: 0.2, scale: 2, rotation: 90 });
  });

  test('the handle turns and scales a piece around its centre, which stays', () => {
    const centre = { x: 200, y: 250 };
    const [from, to] = [
      [centre, { x: 260, y: 250 }],
      [centre, { x: 200, y: 340 }],
    ];
    expect(dragged(piece('a'), from, to, size)).toMatchObject({ x: 0.5, y: 0.5, scale: 1.5, rotation: 90 });
  });

  test('two fingers in one place neither scale nor turn', () => {
    const from = [
      { x: 5, y: 5 },
      { x: 5, y: 5 },
    ];
    expect(
      dragged(
        piece('a'),
        from,
        [
          { x: 5, y: 5 },
          { x: 99, y: 5 },
        ],
        size,
      ),
    ).toMatchObject({ scale: 1 });
  });

  test('the centre of a piece stays on the canvas, and it keeps a size that can be seen', () => {
    expect(moved(piece('a'), 3, -3)).toMatchObject({ x: 1, y: 0 });
    expect(placed(piece('a'), { scale: 50, rotation: 350 })).toMatchObject({ scale: largest, rotation: -10 });
  });

  test('a piece goes one step to the front or the back, and no further than the end', () => {
    const all = ['a', 'b', 'c'].map(piece);
    const order = (step: 1 | -1, id: string) => reordered(all, id, step).map(({ itemId }) => itemId);
    expect(order(1, 'a')).toEqual(['b', 'a', 'c']);
    expect(order(-1, 'c')).toEqual(['a', 'c', 'b']);
    expect(order(1, 'c')).toEqual(['a', 'b', 'c']);
    expect(order(1, 'nobody')).toEqual(['a', 'b', 'c']);
  });
});

describe('taking back', () => {
  test('undo and redo walk through all changes; a new change forgets what was taken back', () => {
    let history = advance(advance(begin(1), 2), 3);
    history = undo(undo(undo(history)));
    expect(history.now).toBe(1);
    history = redo(history);
    expect(history.now).toBe(2);
    expect(redo(advance(history, 9)).now).toBe(9);
  });

  test('the moves of one drag are one change', () => {
    const history = advance(advance(advance(begin(0), 1, 'drag 1'), 2, 'drag 1'), 3, 'drag 2');
    expect(undo(history).now).toBe(2);
    expect(undo(undo(history)).now).toBe(0);
  });
});

describe('clashes while placing', () => {
  test('the page knows the same slots and layers as the service', () => {
    for (const category of categoryNames)
      expect([category, spotsOf(category)]).toEqual([category, bodySpots(category)]);
  });

  test('a dress and trousers clash, trousers and shoes do not', () => {
    const worn = (['dress', 'jeans', 'boots'] as const satisfies readonly Category[]).map((category) => ({
      itemId: category,
      category,
    }));
    expect(clashesOf(worn).map((pair) => pair.map(({ itemId }) => itemId))).toEqual([['dress', 'jeans']]);
  });

  test('a new piece lies on the canvas, shoes below trousers', () => {
    for (const category of categoryNames) {
      const { x, y } = firstPlace(category);
      expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true);
    }
    expect(firstPlace('boots').y).toBeGreaterThan(firstPlace('jeans').y);
  });
});
