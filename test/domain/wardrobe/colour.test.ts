import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  distanceOf,
  hexOf,
  labOf,
  likeness,
  namedColours,
  nameOf,
} from '../../../src/domain/wardrobe/colour.ts';

const near = (lab: object, expected: readonly number[]) => {
  for (const [i, value] of Object.values(lab).entries()) expect(value).toBeCloseTo(expected[i]!, 1);
};
const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const apart = (one: string, other: string) => distanceOf(labOf(one), labOf(other));

test('a hex becomes the CIELAB that tables of it give', () => {
  near(labOf('#ffffff'), [100, 0, 0]);
  near(labOf('#000000'), [0, 0, 0]);
  near(labOf('#ff0000'), [53.2, 80.1, 67.2]);
  near(labOf('#0000ff'), [32.3, 79.2, -107.9]);
});

test('every name stands for its colour, however it is written, and a colour for itself', () => {
  for (const [name, value] of Object.entries(namedColours)) {
    expect(hexOf(name.toUpperCase().replaceAll('-', ' '))).toBe(value);
    expect(nameOf(value)).toBe(name);
  }
  expect(hexOf('gray')).toBe(hexOf('grey'));
  expect(hexOf(' #AbCdEf ')).toBe('#abcdef');
  expect(hexOf('abcdef')).toBe('#abcdef');
  for (const nothing of ['', '#abc', 'blurple', 'constructor', '#12345g'])
    expect(hexOf(nothing)).toBeUndefined();
});

test('distance is one: nothing is nearer than the same, and there are no shortcuts', () => {
  fc.assert(
    fc.property(hex, hex, hex, (a, b, c) => {
      expect(apart(a, a)).toBe(0);
      expect(apart(a, b)).toBe(apart(b, a));
      expect(apart(a, c)).toBeLessThanOrEqual(apart(a, b) + apart(b, c) + 1e-9);
    }),
  );
});

test('shades are alike, colours are not', () => {
  for (const [one, other] of [
    ['navy', '#1b2a4a'],
    ['red', '#d02030'],
    ['white', 'ivory'],
    ['black', '#222222'],
  ] as const)
    expect(apart(hexOf(one)!, hexOf(other)!)).toBeLessThan(likeness);
  for (const [one, other] of [
    ['navy', 'red'],
    ['black', 'white'],
    ['green', 'purple'],
    ['yellow', 'brown'],
    ['blue', 'black'],
  ] as const)
    expect(apart(hexOf(one)!, hexOf(other)!)).toBeGreaterThan(likeness);
});
