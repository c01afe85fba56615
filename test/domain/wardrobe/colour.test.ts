import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  colourDistance,
  colourNameOf,
  hexOf,
  labOf,
  namedColours,
  similarColourDistance,
} from '../../../src/domain/wardrobe/items/colour.ts';

const near = (lab: object, expected: readonly number[]) => {
  for (const [i, value] of Object.values(lab).entries()) expect(value).toBeCloseTo(expected[i]!, 1);
};
const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const apart = (one: string, other: string) => colourDistance(labOf(one), labOf(other));

test('hex values convert to their published CIELAB values', () => {
  near(labOf('#ffffff'), [100, 0, 0]);
  near(labOf('#000000'), [0, 0, 0]);
  near(labOf('#ff0000'), [53.2, 80.1, 67.2]);
  near(labOf('#0000ff'), [32.3, 79.2, -107.9]);
});

test('names in any spelling and hex values are accepted as colours', () => {
  for (const [name, value] of Object.entries(namedColours)) {
    expect(hexOf(name.toUpperCase().replaceAll('-', ' '))).toBe(value);
    expect(colourNameOf(value)).toBe(name);
  }
  expect(hexOf('gray')).toBe(hexOf('grey'));
  expect(hexOf(' #AbCdEf ')).toBe('#abcdef');
  expect(hexOf('abcdef')).toBe('#abcdef');
  for (const nothing of ['', '#abc', 'blurple', 'constructor', '#12345g'])
    expect(hexOf(nothing)).toBeUndefined();
});

test('colour distance is a metric', () => {
  fc.assert(
    fc.property(hex, hex, hex, (a, b, c) => {
      expect(apart(a, a)).toBe(0);
      expect(apart(a, b)).toBe(apart(b, a));
      expect(apart(a, c)).toBeLessThanOrEqual(apart(a, b) + apart(b, c) + 1e-9);
    }),
  );
});

test('shades are similar, different colours are not', () => {
  for (const [one, other] of [
    ['navy', '#1b2a4a'],
    ['red', '#d02030'],
    ['white', 'ivory'],
    ['black', '#222222'],
  ] as const)
    expect(apart(hexOf(one)!, hexOf(other)!)).toBeLessThan(similarColourDistance);
  for (const [one, other] of [
    ['navy', 'red'],
    ['black', 'white'],
    ['green', 'purple'],
    ['yellow', 'brown'],
    ['blue', 'black'],
  ] as const)
    expect(apart(hexOf(one)!, hexOf(other)!)).toBeGreaterThan(similarColourDistance);
});
