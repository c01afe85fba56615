import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEmail, foldUsername, isUsername } from '../../../src/domain/identity/login.ts';
import {
  defaultSettings,
  isTimeZone,
  linkKinds,
  mergeLinks,
  mergeSettings,
} from '../../../src/domain/identity/profile.ts';

describe('usernames', () => {
  it.each(['ann', 'Ann.Smith_99', 'a'.repeat(30), '...'])('may be %s', (username) => {
    expect(isUsername(username)).toBe(true);
  });

  it.each(['', 'an', 'a'.repeat(31), 'ann smith', 'änne', 'ann@example.com', 'ann\n'])(
    'may not be %j',
    (text) => {
      expect(isUsername(text)).toBe(false);
    },
  );

  it('and addresses are compared without case', () => {
    expect(foldUsername('ANN')).toBe(foldUsername('ann'));
    expect(foldEmail('Ann@Example.com')).toBe(foldEmail('ann@EXAMPLE.com'));
  });
});

describe('links', () => {
  const change = fc.option(fc.webUrl(), { nil: null });
  const changes = fc.record(Object.fromEntries(linkKinds.map((kind) => [kind, change])), {
    requiredKeys: [],
  });

  it('change if given, are cleared by null, and otherwise stay', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const before = mergeLinks({}, first);
        const after = mergeLinks(before, second);
        for (const kind of linkKinds)
          expect(after[kind]).toBe(kind in second ? (second[kind] ?? undefined) : before[kind]);
      }),
    );
  });
});

describe('settings', () => {
  it('change if given, and return to the default by null', () => {
    const settings = mergeSettings(defaultSettings, { visibility: 'private', timeZone: 'Europe/Berlin' });
    expect(settings).toEqual({ ...defaultSettings, visibility: 'private', timeZone: 'Europe/Berlin' });
    expect(mergeSettings(settings, { visibility: null })).toEqual({ ...settings, visibility: 'public' });
    expect(mergeSettings(settings, { notificationsEnabled: false }).notificationsEnabled).toBe(false);
  });

  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta'])(
    'accept the time zone %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  it.each(['', '+02:00', 'Europe/Atlantis', 'now', 'Europe/Berlin '])('refuse the time zone %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});
