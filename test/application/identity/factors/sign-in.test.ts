import { describe, expect, test } from 'vitest';
import { Authenticator } from '../../../../src/application/kernel/ports.ts';
import { codeOf, wrongCodeOf } from '../../../kit/totp.ts';
import { databases, refusalOf, startWorld } from '../../../kit/world.ts';
import { personWithFactor, ticketOf } from './person-with-factor.ts';

describe.each(databases)('signing in with a second factor, on %s', (kind) => {
  test('the password alone starts no session', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const answer = await world.call('identity.log-in', { login: 'ann', password: ann.password });
    expect(answer).toEqual({ factorRequired: { ticket: expect.any(String), kinds: ['totp'] } });
    const { items } = await world.call('identity.list-sessions', {}, ann.actor);
    expect(items).toHaveLength(1);
  });

  test('a code finishes the sign-in, and the session says so', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const code = codeOf(ann.secret, world.clock.at);
    const signedIn = await world.call('identity.prove-factor', {
      ticket: await ticketOf(world, 'ann'),
      code,
    });
    expect(signedIn.user).toEqual(ann.user);
    const actor = await world.actorOf(signedIn.accessToken);
    expect(actor).toMatchObject({ id: ann.id, withFactor: true });
    expect(ann.actor.withFactor).toBe(false);
    const { items } = await world.call('identity.list-sessions', {}, actor);
    expect(items.map(({ signedInWith }) => signedInWith).sort()).toEqual(['password', 'password+totp']);
    const renewed = await world.call('identity.refresh', { refreshToken: signedIn.refreshToken });
    expect(await world.actorOf(renewed.accessToken)).toMatchObject({ withFactor: true });
  });

  test('a socket that goes on after a refresh keeps how its session was signed in', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const code = codeOf(ann.secret, world.clock.at);
    const proven = await world.call('identity.prove-factor', { ticket: await ticketOf(world, 'ann'), code });
    const authenticator = world.core.get(Authenticator);
    const opened = await authenticator.authenticate(proven.accessToken);
    world.clock.at += 60_000;
    await world.call('identity.refresh', { refreshToken: proven.refreshToken });
    const { signedIn } = await authenticator.renew(opened);
    expect(signedIn).toMatchObject({ id: ann.id, withFactor: true });
  });

  test('a wrong code, a wrong ticket and a used ticket are one refusal', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const ticket = await ticketOf(world, 'ann');
    const prove = (input: { ticket: string; code: string }) =>
      refusalOf(world.call('identity.prove-factor', input));
    const code = codeOf(ann.secret, world.clock.at);
    expect(await prove({ ticket, code: wrongCodeOf(ann.secret, world.clock.at) })).toBe(
      'identity.wrong-code',
    );
    expect(await prove({ ticket: 'wrong', code })).toBe('identity.wrong-code');
    expect(await prove({ ticket, code })).toBe('nothing');
    world.clock.at += 60_000;
    expect(await prove({ ticket, code: codeOf(ann.secret, world.clock.at) })).toBe('identity.wrong-code');
  });
});
