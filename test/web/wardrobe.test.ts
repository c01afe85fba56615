import { expect, test } from 'vitest';
import { fromDecimal, toDecimal } from '../../src/interfaces/web/ui/money.ts';
import { readFilters, toInput } from '../../src/interfaces/web/wardrobe/filters.ts';
import { isPrice, newDraft, toFields } from '../../src/interfaces/web/wardrobe/item-fields.ts';

test('an amount keeps every digit, in currencies with two digits, none and three', () => {
  for (const [text, amount, currency] of [
    ['12.50', '1250', 'EUR'],
    ['0.07', '7', 'EUR'],
    ['99999999.99', '9999999999', 'USD'],
    ['1200', '1200', 'JPY'],
    ['1.005', '1005', 'KWD'],
  ] as const) {
    expect(fromDecimal(text, currency)).toEqual({ amount, currency });
    expect(toDecimal({ amount, currency })).toBe(text);
  }
  expect(fromDecimal('12,5', 'EUR')).toEqual({ amount: '1250', currency: 'EUR' });
  expect(toDecimal({ amount: '-7', currency: 'EUR' })).toBe('-0.07');
});

test('what is no amount is not guessed', () => {
  for (const text of ['', 'a', '1.234', '-1', '1e3', '1.2.3', '12345678901'])
    expect(fromDecimal(text, 'EUR')).toBeUndefined();
  expect(isPrice({ price: ' ', currency: 'EUR' })).toBe(true);
  expect(isPrice({ price: 'free', currency: 'EUR' })).toBe(false);
});

test('filters that an address names wrongly are left out', () => {
  const filters = readFilters({
    q: ' ',
    season: 'monsoon',
    show: 'dirty',
    sort: 'wears',
    colour: 'navy',
    place: 7,
  });
  expect(filters).toEqual({ show: 'dirty', sort: 'wears', colour: 'navy' });
  expect(toInput(filters)).toEqual({
    ownership: 'owned',
    dirty: true,
    sort: 'wears',
    colour: 'navy',
    limit: 40,
  });
  expect(toInput({})).toEqual({ ownership: 'owned', limit: 40 });
});

test('fields that are left empty are sent as none', () => {
  const fields = toFields({ ...newDraft('Hat'), tags: 'work, ,Summer ', brand: ' ', price: '' });
  expect(fields).toMatchObject({
    name: 'Hat',
    tags: ['work', 'Summer'],
    brand: null,
    size: null,
    price: null,
    ownership: 'owned',
  });
  expect(fields).not.toHaveProperty('colours');
  expect(toFields(newDraft('Hat'), true)).not.toHaveProperty('ownership');
});
