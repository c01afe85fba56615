import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import type { Category } from '../../../src/domain/wardrobe/items/category.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import type { Candidate, SuggestionCriteria } from '../../../src/domain/wardrobe/suggestions/candidate.ts';
import { comfort, neededClo } from '../../../src/domain/wardrobe/suggestions/comfort.ts';
import { colourHarmony } from '../../../src/domain/wardrobe/suggestions/harmony.ts';
import { RecentWears } from '../../../src/domain/wardrobe/suggestions/novelty.ts';
import { optionalRoles, roles, usableCategories } from '../../../src/domain/wardrobe/suggestions/roles.ts';
import { OutfitScorer } from '../../../src/domain/wardrobe/suggestions/score.ts';

const black = '#111111';
const item = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id: id as ItemId, name: id, category: 'shirt', formality: null, warmth: 0.3, seasons: [] },
  ...{ colours: [{ hex: black, name: 'black', share: 1 }], waterproof: false, lastWorn: null },
  ...more,
});
const tinted = (...hexes: string[]) =>
  hexes.map((hex, n) => item(`${n}`, { colours: [{ hex, name: hex, share: 1 }] }));
const wishes: SuggestionCriteria = {
  ...{ on: '2026-03-10' as Day, season: 'spring', tempC: null, rain: false, formality: null, limit: 5 },
};

describe('Colours', () => {
  // Around the circle: red 40°, orange 60°, amber 83°, green 136°, mint 149°, cyan 196°, azure 285°, violet 312°, rose 3°.
  const [red, orange, amber, green, mint] = ['#ff0000', '#ff8000', '#ffc000', '#00ff00', '#00ff80'];
  const [cyan, azure, violet, rose, grey] = ['#00ffff', '#0080ff', '#8000ff', '#ff0080', '#808080'];
  test.each([
    ['two neutrals', [grey, black], 0.8],
    ['a neutral and a colour', [grey, red], 0.9],
    ['a colour and a neutral', [red, black], 0.9],
    ['near ones', [red, orange], 1],
    ['78 degrees apart, the short way around', [rose, azure], 0.35],
    ['near ones, 27 degrees apart', [azure, violet], 1],
    ['somewhat apart, 37 degrees', [rose, red], 0.6],
    ['somewhat apart, 43 degrees', [red, amber], 0.6],
    ['a quarter apart, 89 degrees', [azure, cyan], 0.35],
    ['a third apart, 109 degrees', [red, mint], 0.7],
    ['96 degrees apart', [red, green], 0.35],
    ['opposite ones, 156 degrees', [red, cyan], 0.9],
    ['opposite ones, the short way around', [amber, azure], 0.9],
  ])('%s go together as %j does: %d', (_, hexes, expected) => {
    expect(colourHarmony(tinted(...hexes))).toBeCloseTo(expected, 5);
  });

  test('of one item are harmonious; of several the mean over all pairs counts', () => {
    expect([colourHarmony([]), colourHarmony(tinted(red))]).toEqual([1, 1]);
    expect(colourHarmony(tinted(grey, black, red))).toBeCloseTo((0.8 + 0.9 + 0.9) / 3, 5);
  });

  test('are too many with more than three distinct hues', () => {
    const three = tinted(red, green, azure);
    const mean = (0.35 + 0.35 + 0.7) / 3;
    expect(colourHarmony(three)).toBeCloseTo(mean, 5);
    const four = colourHarmony(tinted(red, green, azure, violet));
    expect(four).toBeLessThan(colourHarmony(tinted(red, green, azure, grey)));
  });

  test('count by the largest one of an item; items without colours are neutral', () => {
    const both = (share: number) => [
      { hex: red, name: 'red', share },
      { hex: cyan, name: 'cyan', share: 1 - share },
    ];
    const [other] = tinted(orange);
    expect(colourHarmony([item('a', { colours: both(0.8) }), other!])).toBe(1);
    expect(colourHarmony([item('b', { colours: both(0.2) }), other!])).not.toBe(1);
    expect(colourHarmony([item('c', { colours: [] }), other!])).toBe(0.9);
  });
});

describe('A recently worn outfit', () => {
  const of = (...ids: string[]) => ids.map((id) => item(id));
  const ids = (...all: string[]) => all as ItemId[];

  test('lowers the novelty of similar ones by the share of common items', () => {
    const lately = new RecentWears([ids('a', 'b', 'c'), ids('c', 'd', 'd'), ids('x')]);
    expect(lately.novelty(of('a', 'b', 'c'))).toBe(0);
    expect(lately.novelty(of('d', 'c'))).toBe(0);
    expect(lately.novelty(of('a', 'b'))).toBeCloseTo(1 / 3);
    expect(lately.novelty(of('c', 'z'))).toBeCloseTo(1 - 1 / 3);
    expect(lately.novelty(of('z'))).toBe(1);
    expect(new RecentWears([]).novelty(of('a'))).toBe(1);
  });
});

describe('Weather', () => {
  const roleNames = (weather: { tempC: number | null; rain: boolean }) =>
    optionalRoles(weather).map((role) => Object.entries(roles).find(([, one]) => one === role)![0]);
  test.each([
    [{ tempC: null, rain: false }, ['middle', 'outer']],
    [{ tempC: 23, rain: false }, ['middle', 'outer']],
    [{ tempC: 24, rain: false }, []],
    [{ tempC: 24, rain: true }, ['outer', 'umbrella']],
    [{ tempC: 8, rain: false }, ['middle', 'outer']],
    [{ tempC: 7, rain: true }, ['middle', 'outer', 'scarf', 'hat', 'gloves', 'umbrella']],
  ])('%j asks for %j over the rest', (weather, expected) => {
    expect(roleNames(weather)).toEqual(expected);
  });

  test('decides the usable categories, never slippers', () => {
    const mild = usableCategories({ tempC: 15, rain: false });
    expect(mild).toEqual(expect.arrayContaining(['shirt', 'jeans', 'dress', 'suit', 'sneakers', 'coat']));
    const never: Category[] = ['slippers', 'scarf', 'beanie', 'hat', 'gloves', 'umbrella'];
    expect(mild.filter((category) => never.includes(category))).toEqual([]);
    const cold = usableCategories({ tempC: 0, rain: true });
    expect(never.filter((category) => !cold.includes(category))).toEqual(['slippers']);
  });

  test('needs warmer clothes when colder, within limits', () => {
    expect([40, 20, 10, 0, -30].map((tempC) => neededClo(tempC))).toEqual(
      [0.2, 0.6, 1.2, 1.8, 2.6].map((clo) => expect.closeTo(clo)),
    );
    expect(comfort(0.6, 20)).toBeCloseTo(1);
    expect(comfort(0.2, 20)).toBeCloseTo(0.5);
    expect(comfort(1.2, 20)).toBeCloseTo(0.5);
    expect([comfort(0, 0), comfort(3, 30)]).toEqual([0, 0]);
  });
});

describe('A score', () => {
  const scored = (pieces: Candidate[], more: Partial<SuggestionCriteria> = {}, lately: ItemId[][] = []) =>
    new OutfitScorer({ ...wishes, ...more }, lately).explain(pieces);
  const rested = { lastWorn: '2025-01-01' as Day };

  test('is the weighted mean of the requested aspects', () => {
    const [one] = [item('a', rested)];
    expect(scored([one!]).score).toBe(1);
    const wet = scored([one!], { rain: true });
    expect(wet.score).toBeCloseTo(0.65 / 0.8, 3);
    expect(scored([item('a', { ...rested, waterproof: true })], { rain: true }).score).toBe(1);
    expect(scored([item('a', { ...rested, category: 'umbrella' })], { rain: true }).score).toBe(1);
    expect(scored([item('a', { ...rested, warmth: 0.2 })], { tempC: 20 }).score).toBeCloseTo(0.8 / 0.95, 3);
    expect(scored([item('a', { ...rested, seasons: ['winter'] })]).score).toBeCloseTo(0.55 / 0.65, 3);
    expect(scored([item('a', { lastWorn: wishes.on })]).score).toBeCloseTo(0.58 / 0.65, 3);
    expect(scored([item('a', { lastWorn: '2026-01-24' as Day })]).score).toBeCloseTo(
      (0.58 + 0.035) / 0.65,
      3,
    );
    expect(scored([item('a', { lastWorn: '2026-04-01' as Day })]).score).toBeCloseTo(0.58 / 0.65, 3);
    expect(scored([one!], {}, [['a' as ItemId]]).score).toBeCloseTo(0.57 / 0.65, 3);
  });

  test.each([
    [[4], { from: 4, to: 5 }, 1],
    [[5], { from: 4, to: 5 }, 1],
    [[3], { from: 4, to: 5 }, 2 / 3],
    [[2], { from: 0, to: 1 }, 2 / 3],
    [[0], { from: 4, to: 5 }, 0],
    [[null], { from: 4, to: 5 }, 0.7],
    [[4, null], { from: 4, to: 5 }, 0.85],
    [[1, 2], null, 1],
    [[1, 3], null, (1 + 2 / 3) / 2],
    [[null, null], null, 1],
  ])('of formality %j where %j is asked for is %d', (formalities, formality, expected) => {
    const pieces = formalities.map((one, n) => item(`${n}`, { ...rested, formality: one }));
    const whole = { harmony: colourHarmony(pieces) * 0.2, rest: 0.1 + 0.08 + 0.07 };
    expect(scored(pieces, { formality }).score).toBeCloseTo(
      (expected * 0.2 + whole.harmony + whole.rest) / 0.65,
      3,
    );
  });

  test('comes with reasons, also for what is missing', () => {
    const worn = { lastWorn: '2026-03-09' as Day };
    expect(scored([item('a', worn)]).why).toEqual([
      'the colours go together',
      'for spring',
      'not worn like this lately',
    ]);
    expect(scored([item('hat')]).why.at(-1)).toBe('hat has never been worn');
    expect(scored([item('hat', { lastWorn: '2025-12-10' as Day })]).why.at(-1)).toBe(
      'hat has not been worn for 90 days',
    );
    expect(scored([item('a', worn)], {}, [['a' as ItemId]]).why).not.toContain('not worn like this lately');
    expect(scored([item('a', { ...worn, seasons: ['winter'] })]).why).not.toContain('for spring');
    expect(scored(tinted('#ff0000', '#00ff00')).why).not.toContain('the colours go together');
    const [inRain, dry] = [{ rain: true }, { waterproof: true }];
    expect(scored([item('a', worn)], inRain).why).toContain('nothing of it is waterproof');
    expect(scored([item('a', { ...worn, ...dry })], inRain).why).toContain('keeps the rain off');
    const formal = { formality: { from: 4, to: 5 } };
    expect(scored([item('a', { ...worn, formality: 4 })], formal).why).toContain('as formal as asked');
    expect(scored([item('a', { ...worn, formality: 1 })], formal).why).toContain(
      'not quite as formal as asked',
    );
    const at = (warmth: number) => scored([item('a', { ...worn, warmth })], { tempC: 20 }).why[0];
    expect(at(0.6)).toBe('right for 20 °C: 0.6 clo where 0.6 is comfortable');
    expect(at(0.1)).toBe('rather light for 20 °C: 0.1 clo where 0.6 is comfortable');
    expect(at(2)).toBe('rather warm for 20 °C: 2.0 clo where 0.6 is comfortable');
  });
});
