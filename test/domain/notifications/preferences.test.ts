import { describe, expect, test } from 'vitest';
import { digestDueAt, mailDueAt } from '../../../src/domain/notifications/mail-schedule.ts';
import {
  chooseChannels,
  type NotificationSettings,
  unsubscribe,
  wants,
} from '../../../src/domain/notifications/preferences.ts';

const defaults: NotificationSettings = {
  choices: [],
  quietFrom: null,
  quietUntil: null,
  digest: true,
  language: 'en',
};
const minute = 60_000;
const hour = 60 * minute;

describe('Notification settings', () => {
  test('send mails about what needs an answer, and show everything in the app, by default', () => {
    expect(wants(defaults, 'friend-request', 'email')).toBe(true);
    expect(wants(defaults, 'reaction', 'email')).toBe(false);
    expect(wants(defaults, 'reaction', 'inApp')).toBe(true);
  });

  test('store only choices that differ from the default', () => {
    const chosen = chooseChannels(defaults, {
      reaction: { email: true, inApp: true },
      invite: { email: true },
    });

    expect(chosen.choices).toEqual([{ type: 'reaction', channel: 'email', wanted: true }]);
    expect(chooseChannels(chosen, { reaction: { email: false } }).choices).toEqual([]);
  });

  test('keep earlier choices that a change leaves out', () => {
    const once = chooseChannels(defaults, { reaction: { email: true } });
    const twice = chooseChannels(once, { reaction: { inApp: false } });

    expect(wants(twice, 'reaction', 'email')).toBe(true);
    expect(wants(twice, 'reaction', 'inApp')).toBe(false);
  });

  test('send no mails of a type after unsubscribing from it', () => {
    const settings = unsubscribe(unsubscribe(defaults, 'invite'), 'digest');

    expect(wants(settings, 'invite', 'email')).toBe(false);
    expect(wants(settings, 'invite', 'inApp')).toBe(true);
    expect(settings.digest).toBe(false);
  });
});

describe('The mail about a notification', () => {
  const now = Date.parse('2026-01-10T12:00:00Z');
  const berlin = { settings: defaults, timeZone: 'Europe/Berlin' };

  test('leaves at once, or two minutes later for what is read where it happens', () => {
    expect(mailDueAt('invite', now, undefined, berlin)).toBe(now);
    expect(mailDueAt('message', now, undefined, berlin)).toBe(now + 2 * minute);
  });

  test('leaves an hour after the last one of its group', () => {
    expect(mailDueAt('invite', now, now - 20 * minute, berlin)).toBe(now + 40 * minute);
  });

  test('waits until quiet hours are over', () => {
    const settings = { ...defaults, quietFrom: 12 * 60, quietUntil: 15 * 60 };

    expect(mailDueAt('invite', now, undefined, { ...berlin, settings })).toBe(now + 2 * hour);
  });

  test('of a digest leaves at 8:00 in the recipient’s time zone', () => {
    expect(new Date(digestDueAt(now, 'Europe/Berlin')).toISOString()).toBe('2026-01-11T07:00:00.000Z');
  });
});
