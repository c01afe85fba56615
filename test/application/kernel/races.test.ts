import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases } from '../../kit/world.ts';

const people = sql<Record<never, never>, { n: number }>('select count(*) as n from accounts');
const sessions = sql<{ userId: string }, { n: number }>(
  'select count(*) as n from sessions where user_id = :userId',
);

describe.each(databases)('20 concurrent calls, on %s', (kind) => {
  test('only one of them can register a username', async () => {
    const race = await startRace(kind);
    const outcomes = await race.run((world, i) =>
      world.call('identity.register', {
        username: i % 3 ? 'Ann' : 'ann',
        email: `a${i}@example.com`,
        password: 'ann likes clothes',
      }),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'identity.username-taken': 19 });
    expect(await race.world.database.row(people, {})).toEqual({ n: 1 });
  });

  test('only one of them can register an email address', async () => {
    const race = await startRace(kind);
    const outcomes = await race.run((world, i) =>
      world.call('identity.register', {
        username: `ann${i}`,
        email: 'Ann@example.com',
        password: 'ann likes clothes',
      }),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'identity.email-taken': 19 });
  });

  test('only one of them can change to a username', async () => {
    const race = await startRace(kind);
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => race.world.person(`person${i}`)));
    const outcomes = await race.run((world, i) =>
      world.call('identity.update-me', { username: 'ann', currentPassword: all[i]!.password }, all[i]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'identity.username-taken': 19 });
  });

  test('all changes of one profile are stored', async () => {
    const race = await startRace(kind);
    const ann = await race.world.person('ann');
    const fields = [
      { name: 'Ann' },
      { bio: 'clothes' },
      { location: 'Rome' },
      { links: { website: 'https://example.com/' } },
      { settings: { timeZone: 'Asia/Tokyo' } },
    ];
    const outcomes = await race.run((world, i) =>
      world.call('identity.update-me', fields[i % 5]!, ann.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    const me = await race.world.call('identity.get-me', {}, ann.actor);
    expect(me).toMatchObject({
      name: 'Ann',
      bio: 'clothes',
      location: 'Rome',
      links: { website: 'https://example.com/' },
      settings: { timeZone: 'Asia/Tokyo' },
    });
  });

  test('one refresh token gets the same successor each time, and the session continues', async () => {
    const { world, run } = await startRace(kind);
    const { refreshToken, id } = await world.person('ann');
    const successors = new Set<string>();
    // In one process, because the successor depends on the secret of the process.
    const outcomes = await run(async () => {
      const tokens = await world.call('identity.refresh', { refreshToken });
      successors.add(tokens.refreshToken!);
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect(successors.size).toBe(1);
    expect(await world.database.row(sessions, { userId: id })).toEqual({ n: 1 });
    await world.call('identity.refresh', { refreshToken: [...successors][0]! });
  });

  test('a reset token works only once', async () => {
    const { world, run } = await startRace(kind);
    await world.person('ann');
    await world.call('identity.request-password-reset', { email: 'ann@example.com' });
    const token = await world.mailedToken('ann@example.com');
    const outcomes = await run((one, i) =>
      one.call('identity.reset-password', { token, password: `another ${i} password` }),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'identity.mail-token-rejected': 19 });
  });
});
