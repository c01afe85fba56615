import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../kit/totp.ts';
import { databases, refusalOf, startWorld, type World } from '../../../kit/world.ts';
import { addTotp, personWithFactor, ticketOf } from './person-with-factor.ts';

const wrong = 'identity.wrong-code';
const recover = async (world: World, recoveryCode: string) =>
  world.call('identity.prove-factor', { ticket: await ticketOf(world, 'ann'), recoveryCode });

describe.each(databases)('losing a second factor, on %s', (kind) => {
  test('a recovery code signs you in once, in any spelling, and a mail says how many are left', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    expect(new Set(ann.recoveryCodes).size).toBe(10);
    for (const code of ann.recoveryCodes)
      expect(code).toMatch(
        /^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]$/,
      );
    const [code] = ann.recoveryCodes;
    const sloppy = ` ${code!.replaceAll('-', ' ').toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l')} `;
    const signedIn = await recover(world, sloppy);
    const actor = await world.actorOf(signedIn.accessToken);
    expect(actor.withFactor).toBe(true);
    const { items } = await world.call('identity.list-sessions', {}, actor);
    expect(items.find(({ current }) => current)?.signedInWith).toBe('password+recovery-code');
    expect(await refusalOf(recover(world, code!))).toBe(wrong);
    const mail = (await world.mails()).find(({ subject }) => subject === 'A recovery code was used');
    expect(mail).toMatchObject({ to: 'ann@example.com', text: expect.stringContaining('9') });
  });

  test('a person who lost the device proves the password, and removes the factor', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const actor = await world.actorOf((await recover(world, ann.recoveryCodes[0]!)).accessToken);
    await world.call('identity.prove-again', { password: ann.password }, actor);
    const { factorId, password } = ann;
    await world.call('identity.remove-factor', { factorId, currentPassword: password }, actor);
    expect(await world.call('identity.list-factors', {}, actor)).toEqual({ items: [] });
    const { user } = await world
      .call('identity.log-in', { login: 'ann', password })
      .then((answer) => answer as typeof answer & { user: unknown });
    expect(user).toEqual(ann.user);
    // The codes went with the last factor.
    const again = await addTotp(world, ann);
    expect(await refusalOf(recover(world, ann.recoveryCodes[1]!))).toBe(wrong);
    expect(await refusalOf(recover(world, again.recoveryCodes[1]!))).toBe('nothing');
  });

  test('renewed recovery codes void the former ones', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const current = { currentPassword: ann.password };
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const renewed = await world.call('identity.renew-recovery-codes', current, ann.actor);
    expect(await refusalOf(recover(world, ann.recoveryCodes[0]!))).toBe(wrong);
    expect(await refusalOf(recover(world, renewed.recoveryCodes[0]!))).toBe('nothing');
    const bob = await world.person('bob');
    expect(
      await refusalOf(
        world.call('identity.renew-recovery-codes', { currentPassword: bob.password }, bob.actor),
      ),
    ).toBe('identity.no-factor');
  });

  test('a password reset does not switch the second factor off', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    await world.call('identity.request-password-reset', { email: 'ann@example.com' });
    const token = await world.mailedToken('ann@example.com');
    await world.call('identity.reset-password', { token, password: 'ann likes clothes a lot' });
    const answer = await world.call('identity.log-in', { login: 'ann', password: 'ann likes clothes a lot' });
    expect(answer).toMatchObject({ factorRequired: { kinds: ['totp'] } });
    expect(ann.recoveryCodes).toHaveLength(10);
  });

  test('mails about factors are in the language of their reader', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    await world.call('notifications.set-preferences', { language: 'ru' }, ann.actor);
    await addTotp(world, ann);
    expect((await world.mails()).map(({ subject }) => subject)).toContain('Добавлен второй фактор');
  });

  test('every change of factors comes by mail', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const proof = { code: codeOf(ann.secret, world.clock.at) };
    await world.call('identity.prove-again', proof, ann.actor);
    const current = { currentPassword: ann.password };
    await world.call('identity.renew-recovery-codes', current, ann.actor);
    await world.call('identity.remove-factor', { factorId: ann.factorId, ...current }, ann.actor);
    const mails = (await world.mails()).filter(({ to }) => to === 'ann@example.com');
    expect(
      mails
        .map(({ subject }) => subject)
        .slice(1)
        .sort(),
    ).toEqual([
      'A second factor was added',
      'A second factor was removed',
      'Your recovery codes were renewed',
    ]);
    for (const { text } of mails.slice(1)) expect(text).toMatch(/If it was not you/);
  });
});
