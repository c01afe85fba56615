import { describe, expect, test } from 'vitest';
import { Totp } from '../../../../src/application/identity/factors/ports.ts';
import { createLogger } from '../../../../src/infrastructure/kernel/observability/logger.ts';
import { countOutcomes, startRace } from '../../../kit/races.ts';
import { codeOf, wrongCodeOf } from '../../../kit/totp.ts';
import { databases, refusalOf, startWorld, type World } from '../../../kit/world.ts';
import { personWithFactor, ticketOf } from './person-with-factor.ts';

const wrong = 'identity.wrong-code';
const minute = 60_000;
const sharedKeys = { PASSWORD_PEPPER: 'known to all processes of the service' };

const prove = (world: World, input: { ticket: string; code?: string; recoveryCode?: string }) =>
  refusalOf(world.call('identity.prove-factor', input));

describe.each(databases)('guessing a second factor, on %s', (kind) => {
  test('of 20 sign-ins at once with one code, one succeeds', async () => {
    const { world, run } = await startRace(kind, sharedKeys);
    const ann = await personWithFactor(world);
    const tickets = await Promise.all(Array.from({ length: 20 }, () => ticketOf(world, 'ann')));
    const code = codeOf(ann.secret, world.clock.at);
    const outcomes = await run((there, i) => {
      there.clock.at = world.clock.at;
      return there.call('identity.prove-factor', { ticket: tickets[i]!, code });
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 1, [wrong]: 19 });
  });

  test('of 20 sign-ins at once with one recovery code, one succeeds', async () => {
    const { world, run } = await startRace(kind, sharedKeys);
    const ann = await personWithFactor(world);
    const tickets = await Promise.all(Array.from({ length: 20 }, () => ticketOf(world, 'ann')));
    const outcomes = await run((there, i) => {
      there.clock.at = world.clock.at;
      return there.call('identity.prove-factor', {
        ticket: tickets[i]!,
        recoveryCode: ann.recoveryCodes[0]!,
      });
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 1, [wrong]: 19 });
  });

  test('of 20 uses of one ticket at once, one succeeds', async () => {
    const { world, run } = await startRace(kind, sharedKeys);
    const ann = await personWithFactor(world);
    const ticket = await ticketOf(world, 'ann');
    const outcomes = await run((there, i) => {
      there.clock.at = world.clock.at;
      return there.call('identity.prove-factor', { ticket, recoveryCode: ann.recoveryCodes[i % 10]! });
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 1, [wrong]: 19 });
    const other = await ticketOf(world, 'ann');
    const left = await Promise.all(
      ann.recoveryCodes.map((recoveryCode) => prove(world, { ticket: other, recoveryCode })),
    );
    expect(left).toContain('nothing');
  });

  test('five wrong codes end the ticket, and the owner learns of it once a day', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    await world.settled();
    const warnings = async () =>
      (await world.mails()).filter(({ subject }) => subject === 'Someone knows your password').length;
    const useUp = async () => {
      const ticket = await ticketOf(world, 'ann');
      for (let i = 0; i < 5; i++)
        expect(await prove(world, { ticket, code: wrongCodeOf(ann.secret, world.clock.at) })).toBe(wrong);
      return ticket;
    };
    const ticket = await useUp();
    expect(await prove(world, { ticket, code: codeOf(ann.secret, world.clock.at) })).toBe(wrong);
    expect(await warnings()).toBe(1);
    await useUp();
    expect(await warnings()).toBe(1);
    world.clock.at += 24 * 60 * minute;
    await useUp();
    expect(await warnings()).toBe(2);
  });

  test('20 calls at once on one ticket try only five codes', async () => {
    const { world, run } = await startRace(kind, sharedKeys);
    const ann = await personWithFactor(world);
    const ticket = await ticketOf(world, 'ann');
    const code = wrongCodeOf(ann.secret, world.clock.at);
    const outcomes = await run((there) => {
      there.clock.at = world.clock.at;
      return there.call('identity.prove-factor', { ticket, code });
    });
    expect(countOutcomes(outcomes)).toEqual({ [wrong]: 20 });
    // The account was charged for five: fifteen are left of this hour.
    for (let i = 0; i < 15; i++) {
      const next = await ticketOf(world, 'ann');
      expect(await prove(world, { ticket: next, code })).toBe(wrong);
    }
    expect(await prove(world, { ticket: await ticketOf(world, 'ann'), code })).toBe('request.too-many');
  });

  test('after twenty wrong codes in an hour no code is accepted, on any ticket', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    for (let i = 0; i < 20; i++) {
      // Right ones do not count.
      world.clock.at += minute;
      const right = codeOf(ann.secret, world.clock.at);
      expect(await prove(world, { ticket: await ticketOf(world, 'ann'), code: right })).toBe('nothing');
      const code = wrongCodeOf(ann.secret, world.clock.at);
      expect(await prove(world, { ticket: await ticketOf(world, 'ann'), code })).toBe(wrong);
    }
    const ticket = await ticketOf(world, 'ann');
    const right = codeOf(ann.secret, world.clock.at, 1);
    const refused = await world
      .call('identity.prove-factor', { ticket, code: right })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'request.too-many', details: { retryAfterSeconds: 41 * 60 } });
    const again = { code: right };
    expect(await refusalOf(world.call('identity.prove-again', again, ann.actor))).toBe('request.too-many');
    world.clock.at += 41 * minute;
    const code = codeOf(ann.secret, world.clock.at);
    expect(await prove(world, { ticket: await ticketOf(world, 'ann'), code })).toBe('nothing');
  });

  test('a ticket is void after five minutes, and when password, role or factors change', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const tickets: string[] = [];
    for (let i = 0; i < 3; i++) tickets.push(await ticketOf(world, 'ann'));
    const input = () => ({ ticket: tickets.pop()!, code: codeOf(ann.secret, world.clock.at) });

    world.clock.at += 5 * minute;
    expect(await prove(world, input())).toBe(wrong);

    const beforePassword = await ticketOf(world, 'ann');
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const changed = { currentPassword: ann.password, newPassword: 'ann likes hats' };
    await world.call('identity.change-password', changed, ann.actor);
    const code = codeOf(ann.secret, world.clock.at);
    expect(await prove(world, { ticket: beforePassword, code })).toBe(wrong);
    const back = { currentPassword: 'ann likes hats', newPassword: ann.password };
    await world.call('identity.change-password', back, ann.actor);

    const beforeFactor = await ticketOf(world, 'ann');
    const started = await world.call('identity.start-totp', { currentPassword: ann.password }, ann.actor);
    const first = codeOf(started.secret, world.clock.at);
    await world.call('identity.confirm-totp', { factorId: started.factorId, code: first }, ann.actor);
    expect(await prove(world, { ticket: beforeFactor, code })).toBe(wrong);
  });

  test('a wrong ticket and a wrong code take the same steps', async () => {
    const world = await startWorld(kind);
    await personWithFactor(world);
    const totp = world.core.get(Totp);
    const verify = totp.stepOf.bind(totp);
    let verified = 0;
    totp.stepOf = (...given) => {
      verified++;
      return verify(...given);
    };
    const stepsOf = async (ticket: string) => {
      verified = 0;
      expect(await prove(world, { ticket, code: '000000' })).toBe(wrong);
      return verified;
    };
    expect(await stepsOf(await ticketOf(world, 'ann'))).toBe(1);
    expect(await stepsOf('not a ticket')).toBe(1);
  });

  test('the security log tells of each step, without codes', async () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
    const world = await startWorld(kind, {}, { logger });
    const ann = await personWithFactor(world);
    const ticket = await ticketOf(world, 'ann');
    for (let i = 0; i < 5; i++) await prove(world, { ticket, code: wrongCodeOf(ann.secret, world.clock.at) });
    const [recoveryCode] = ann.recoveryCodes;
    await prove(world, { ticket: await ticketOf(world, 'ann'), recoveryCode: recoveryCode! });
    const events = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'security');
    expect(events.map(({ event }) => event)).toEqual([
      'registered',
      'factor-added',
      'second-factor-asked',
      ...Array.from({ length: 4 }, () => 'second-factor-refused'),
      'second-factor-guessing-refused',
      'second-factor-asked',
      'recovery-code-used',
      'signed-in',
    ]);
    expect(new Set(events.map(({ userId }) => userId))).toEqual(new Set([ann.id]));
    expect(lines.join('')).not.toContain(recoveryCode);
  });
});
