import { describe, expect, test } from 'vitest';
import { createLogger } from '../../../../src/infrastructure/kernel/observability/logger.ts';
import { Authenticator, type Deviation } from '../../../kit/authenticator.ts';
import { databases, refusalOf, startWorld, type World } from '../../../kit/world.ts';
import { personWithFactor } from './person-with-factor.ts';
import { addPasskey, logInWithPasskey, origin, personWithPasskey } from './person-with-passkey.ts';

const wrong = 'identity.wrong-code';
const forgeries: Readonly<Record<string, Deviation>> = {
  'of another page': { origin: 'https://layers.example.org' },
  'of a page below another host': { origin: 'https://layers.example.com.evil.example' },
  'without TLS': { origin: 'http://layers.example.com' },
  'for another service': { rpId: 'example.org' },
  'to another challenge': { challenge: Buffer.alloc(32).toString('base64url') },
  'of another kind': { type: 'payment.get' },
  'from within a page of another origin': { crossOrigin: true },
};
const passwordStep = async (world: World, login: string, password: string) => {
  const answer = await world.call('identity.log-in', { login, password });
  if (!('factorRequired' in answer)) throw new Error('No second factor was asked for');
  return answer.factorRequired;
};

describe.each(databases)('a passkey, on %s', (kind) => {
  test('signs in without name and password, and counts as two factors', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    world.clock.at += 1000;
    const signedIn = await logInWithPasskey(world, ann.authenticator);
    expect(signedIn.user).toEqual(ann.user);
    const actor = await world.actorOf(signedIn.accessToken);
    expect(actor).toMatchObject({ id: ann.id, withFactor: true });
    const { items } = await world.call('identity.list-sessions', {}, actor);
    expect(items.map(({ signedInWith }) => signedInWith)).toEqual(['passkey', 'password']);
    const factors = await world.call('identity.list-factors', {}, actor);
    expect(factors.items).toMatchObject([
      { id: ann.passkey.id, kind: 'passkey', lastUsedAt: '2026-01-01T12:00:01.000Z' },
    ]);
  });

  test('completes a sign-in after the password', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    const { ticket, kinds, passkeyOptions } = await passwordStep(world, 'ann', ann.password);
    expect(kinds).toEqual(['passkey']);
    expect(passkeyOptions?.allowCredentials).toHaveLength(1);
    const passkey = ann.authenticator.get(passkeyOptions!, { userVerified: false });
    const signedIn = await world.call('identity.prove-factor', { ticket, passkey });
    expect(signedIn.user).toEqual(ann.user);
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, passkey }))).toBe(wrong);
  });

  test('comes with recovery codes if it is the first factor, and leaves former ones valid', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    const [recoveryCode] = ann.passkey.recoveryCodes!;
    const bob = await personWithFactor(world, 'bob');
    await world.call('identity.prove-again', { password: bob.password }, bob.actor);
    expect(await addPasskey(world, bob, new Authenticator(origin))).not.toHaveProperty('recoveryCodes');
    for (const [login, password, code] of [
      ['ann', ann.password, recoveryCode!],
      ['bob', bob.password, bob.recoveryCodes[0]!],
    ] as const) {
      const { ticket } = await passwordStep(world, login, password);
      await world.call('identity.prove-factor', { ticket, recoveryCode: code });
    }
  });

  test.each(Object.entries(forgeries))('refuses an answer %s', async (_what, deviation) => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    const bob = await world.person('bob');
    expect(await refusalOf(addPasskey(world, bob, new Authenticator(origin), deviation))).toBe(wrong);
    expect(await refusalOf(logInWithPasskey(world, ann.authenticator, deviation))).toBe(wrong);
    const { ticket, passkeyOptions } = await passwordStep(world, 'ann', ann.password);
    const passkey = ann.authenticator.get(passkeyOptions!, deviation);
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, passkey }))).toBe(wrong);
    expect((await logInWithPasskey(world, ann.authenticator)).user.id).toBe(ann.id);
  });

  test('refuses an unknown passkey, another account, and a device that did not ask for its lock', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    const bob = await personWithPasskey(world, 'bob');
    const stranger = new Authenticator(origin);
    stranger.create({ challenge: '', rp: { id: 'layers.example.com' }, user: { id: '' } });
    expect(await refusalOf(logInWithPasskey(world, stranger))).toBe(wrong);
    const { userHandle } = bob.authenticator.credential!;
    expect(await refusalOf(logInWithPasskey(world, ann.authenticator, { userHandle }))).toBe(wrong);
    expect(await refusalOf(logInWithPasskey(world, ann.authenticator, { userVerified: false }))).toBe(wrong);
    const { ticket, passkeyOptions } = await passwordStep(world, 'ann', ann.password);
    const passkey = bob.authenticator.get(passkeyOptions!);
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, passkey }))).toBe(wrong);
  });

  test('belongs to one account, and is registered once', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    const bob = await world.person('bob');
    const credentialId = ann.authenticator.credential!.id;
    const id = credentialId.toString('base64url');
    expect(await refusalOf(addPasskey(world, bob, new Authenticator(origin), { credentialId }))).toBe(wrong);
    expect((await logInWithPasskey(world, ann.authenticator)).user.id).toBe(ann.id);
    const currentPassword = bob.password;
    const ofBob = await world.call('identity.start-passkey', { currentPassword }, bob.actor);
    expect(ofBob.excludeCredentials).toEqual([]);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const own = await world.call('identity.start-passkey', { currentPassword: ann.password }, ann.actor);
    expect(own.excludeCredentials).toMatchObject([{ id }]);
  });

  test('is added only by an answer to this session, within five minutes, and once with 20 at once', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const start = () => world.call('identity.start-passkey', { currentPassword: ann.password }, ann.actor);
    const confirm = (response: ReturnType<Authenticator['create']>, actor = ann.actor) =>
      refusalOf(world.call('identity.confirm-passkey', { response }, actor));
    const phone = await world.call('identity.log-in', { login: 'ann', password: ann.password });
    if ('factorRequired' in phone) throw new Error('There is no factor yet');
    const other = await world.actorOf(phone.accessToken);
    expect(await confirm(new Authenticator(origin).create(await start()), other)).toBe(wrong);
    const late = new Authenticator(origin).create(await start());
    world.clock.at += 5 * 60_000;
    expect(await confirm(late)).toBe(wrong);
    const response = new Authenticator(origin).create(await start());
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => confirm(response)));
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(1);
    const { items } = await world.call('identity.list-factors', {}, ann.actor);
    expect(items).toHaveLength(1);
  });

  test('refuses certificates and algorithms that were not asked for', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    for (const deviation of [{ fmt: 'packed' }, { fmt: 'apple' }, { alg: -35 }])
      expect(await refusalOf(addPasskey(world, ann, new Authenticator(origin), deviation))).toBe(wrong);
  });

  test('signs in once with the same answer, even with 20 at once', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world, 'ann', { counts: false });
    const { ticket, ...options } = await world.call('identity.start-passkey-log-in', {});
    const response = ann.authenticator.get(options);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        refusalOf(world.call('identity.log-in-with-passkey', { ticket, response })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['nothing', wrong]));
    // A recorded answer fits no other ticket.
    const next = await world.call('identity.start-passkey-log-in', {});
    expect(
      await refusalOf(world.call('identity.log-in-with-passkey', { ticket: next.ticket, response })),
    ).toBe(wrong);
    expect((await logInWithPasskey(world, ann.authenticator)).user.id).toBe(ann.id);
  });

  test('is refused if its counter does not rise; the owner gets a mail, the security log a line', async () => {
    const lines: Record<string, unknown>[] = [];
    const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
    const world = await startWorld(kind, {}, { logger: createLogger('info', destination) });
    const ann = await personWithPasskey(world);
    const copy = ann.authenticator.copy();
    await logInWithPasskey(world, ann.authenticator);
    expect(await refusalOf(logInWithPasskey(world, copy))).toBe(wrong);
    const { ticket, passkeyOptions } = await passwordStep(world, 'ann', ann.password);
    copy.credential!.counter = 0;
    const passkey = copy.get(passkeyOptions!);
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, passkey }))).toBe(wrong);
    expect(lines.filter(({ event }) => event === 'copied-passkey-refused')).toMatchObject([
      { userId: ann.id },
      { userId: ann.id },
    ]);
    const mails = (await world.mails()).filter(({ subject }) => subject === 'A passkey may have been copied');
    expect(mails.map(({ to }) => to)).toEqual([ann.user.email, ann.user.email]);
  });

  test('counts as a fresh proof of identity once, in its own session', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    const remove = () =>
      refusalOf(
        world.call(
          'identity.remove-factor',
          { factorId: ann.passkey.id, currentPassword: ann.password },
          ann.actor,
        ),
      );
    const prove = (passkey: ReturnType<Authenticator['get']>, actor = ann.actor) =>
      refusalOf(world.call('identity.prove-again', { passkey }, actor));
    const options = await world.call('identity.start-passkey-proof', {}, ann.actor);
    const elsewhere = await world.actorOf((await logInWithPasskey(world, ann.authenticator)).accessToken);
    expect(await prove(ann.authenticator.get(options), elsewhere)).toBe(wrong);
    const logIn = await world.call('identity.start-passkey-log-in', {});
    expect(await prove(ann.authenticator.get(logIn))).toBe(wrong);
    expect(await remove()).toBe('identity.proof-needed');
    const mine = await world.call('identity.start-passkey-proof', {}, ann.actor);
    const passkey = ann.authenticator.get(mine);
    expect(await prove(passkey)).toBe('nothing');
    expect(await prove(passkey)).toBe(wrong);
    expect(await remove()).toBe('nothing');
  });

  test('does not sign in after it was removed, and the password is enough again', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const input = { factorId: ann.passkey.id, currentPassword: ann.password };
    await world.call('identity.remove-factor', input, ann.actor);
    expect(await refusalOf(logInWithPasskey(world, ann.authenticator))).toBe(wrong);
    expect(await world.call('identity.log-in', { login: 'ann', password: ann.password })).toMatchObject({
      user: { id: ann.id },
    });
  });

  test('still signs in while wrong codes of someone else are refused', async () => {
    const world = await startWorld(kind);
    const ann = await personWithPasskey(world);
    for (let i = 0; i < 5; i++) {
      const { ticket } = await passwordStep(world, 'ann', ann.password);
      for (let j = 0; j < 5; j++)
        await refusalOf(world.call('identity.prove-factor', { ticket, code: '000000' }));
    }
    const { ticket, passkeyOptions } = await passwordStep(world, 'ann', ann.password);
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, code: '000000' }))).toBe(
      'request.too-many',
    );
    const passkey = ann.authenticator.get(passkeyOptions!);
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, passkey }))).toBe('nothing');
  });
});
