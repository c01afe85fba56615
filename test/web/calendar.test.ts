import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayByKey,
  daysBetween,
  daysOf,
  firstWeekday,
  isDay,
  isMonth,
  weekdayOf,
  weeksOf,
} from '../../src/interfaces/web/calendar/days.ts';
import { newWear, wearFieldsOf, weatherOf } from '../../src/interfaces/web/calendar/diary/wear-fields.ts';
import { dropOn } from '../../src/interfaces/web/calendar/drops.ts';

describe('days', () => {
  test('days and months are counted over the ends of months and years, and over leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-12', 13)).toBe('2028-01');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysOf('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysOf('2026-03-02', '2026-03-01')).toEqual([]);
  });

  test('weeks begin as the language has it', () => {
    expect(firstWeekday('ru')).toBe(1);
    expect(firstWeekday('en-US')).toBe(7);
    expect(firstWeekday('en-GB')).toBe(1);
  });

  test('a month is shown in whole weeks, from their first day', () => {
    for (const first of [1, 7])
      for (let month = '2026-01'; month < '2028-01'; month = addMonths(month, 1)) {
        const weeks = weeksOf(month, first);
        const all = weeks.flat();
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(weekdayOf(all[0]!)).toBe(first);
        expect(all).toEqual(daysOf(all[0]!, all.at(-1)!));
        const inside = all.filter((day) => day.startsWith(month));
        expect(inside).toEqual(daysOf(`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1)));
        expect(weeks[0]!.concat(weeks.at(-1)!).some((day) => day.startsWith(month))).toBe(true);
      }
    expect(weeksOf('2027-02', 1)).toHaveLength(4);
  });

  test('arrow keys go by days and weeks, page keys by months', () => {
    expect(dayByKey('2026-11-30', 'ArrowRight')).toBe('2026-12-01');
    expect(dayByKey('2026-11-03', 'ArrowUp')).toBe('2026-10-27');
    expect(dayByKey('2026-03-31', 'PageUp')).toBe('2026-02-28');
    expect(dayByKey('2026-03-31', 'PageDown')).toBe('2026-04-30');
    expect(dayByKey('2026-03-31', 'Tab')).toBeUndefined();
  });

  test('addresses with days that do not exist are not believed', () => {
    expect([isDay('2026-02-29'), isDay('2028-02-29'), isDay('26-1-1'), isDay(undefined)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect([isMonth('2026-13'), isMonth('2026-12')]).toEqual([false, true]);
  });
});

describe('an outfit put on a day', () => {
  const party = { id: 'p', own: true, startsOn: '2026-05-03', endsOn: '2026-05-05' };
  test('was worn on a past day, and is planned for today and later', () => {
    expect(dropOn('2026-05-01', '2026-05-02', [])).toEqual({ kind: 'wear' });
    expect(dropOn('2026-05-02', '2026-05-02', [])).toEqual({ kind: 'new' });
    expect(dropOn('2026-05-04', '2026-05-02', [party])).toEqual({ kind: 'plan', occasionId: 'p' });
  });

  test('is not planned for an occasion of someone else', () => {
    expect(dropOn('2026-05-04', '2026-05-02', [{ ...party, own: false }])).toEqual({ kind: 'new' });
  });
});

test('an entry of the diary says nothing about weather of which nothing was written', () => {
  expect(weatherOf({ tempC: ' ', rain: false, sky: '' })).toBeNull();
  expect(weatherOf({ tempC: '-3,5', rain: true, sky: ' grey ' })).toEqual({
    tempC: -3.5,
    rain: true,
    sky: 'grey',
  });
  expect(wearFieldsOf({ ...newWear('2026-05-01'), mood: ' ' })).toMatchObject({ weather: null, mood: null });
});
