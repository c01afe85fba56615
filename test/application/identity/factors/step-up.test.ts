import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf, wrongCodeOf } from '../../../kit/totp.ts';
import { databases, refusalOf, startWorld, type World } from '../../../kit/world.ts';
import { addTotp, personWithFactor, ticketOf } from './person-with-factor.ts';

type Ann = Awaited<ReturnType<typeof personWithFactor>>;
const needed = 'identity.proof-needed';
const changes: Readonly<Record<string, (world: World, ann: Ann) => Promise<unknown>>> = {
  'another address': (world, { actor, password }) =>
    world.call('identity.update-me', { email: 'new@example.com', currentPassword: password }, actor),
  'another username': (world, { actor, password }) =>
    world.call('identity.update-me', { username: 'anna', currentPassword: password }, actor),
  'another password': (world, { actor, password }) =>
    world.call(
      'identity.change-password',
      { currentPassword: password, newPassword: 'ann likes hats' },
      actor,
    ),
  'a further factor': (world, { actor, password }) =>
    world.call('identity.start-totp', { currentPassword: password }, actor),
  'one factor less': (world, { actor, password, factorId }) =>
    world.call('identity.remove-factor', { factorId, currentPassword: password }, actor),
  'other recovery codes': (world, { actor, password }) =>
    world.call('identity.renew-recovery-codes', { currentPassword: password }, actor),
  'the end of the account': (world, { actor, password }) =>
    world.call('identity.delete-me', { password }, actor),
};

describe.each(databases)('with a second factor, on %s', (kind) => {
  test.each(Object.entries(changes))('%s needs a fresh proof', async (_what, change) => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    expect(await refusalOf(change(world, ann))).toBe(needed);
    await world.call('identity.prove-again', { code: codeOf(ann.secret, world.clock.at) }, ann.actor);
    expect(await refusalOf(change(world, ann))).toBe('nothing');
  });

  test('confirming a further factor needs a proof as well', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const { factorId, secret } = await world.call(
      'identity.start-totp',
      { currentPassword: ann.password },
      ann.actor,
    );
    world.clock.at += 10 * 60_000;
    const confirm = () =>
      world.call('identity.confirm-totp', { factorId, code: codeOf(secret, world.clock.at) }, ann.actor);
    expect(await refusalOf(confirm())).toBe(needed);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    expect((await confirm()).recoveryCodes).toHaveLength(10);
  });

  test('a proof counts for ten minutes of its own session', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const phone = await world.call('identity.prove-factor', {
      ticket: await ticketOf(world, 'ann'),
      code: codeOf(ann.secret, world.clock.at),
    });
    const start = async (actor: Ann['actor']) =>
      refusalOf(world.call('identity.start-totp', { currentPassword: ann.password }, actor));
    const onPhone = await world.actorOf(phone.accessToken);
    // A sign-in with a factor does not prove who holds the device now.
    expect(await start(onPhone)).toBe(needed);
    await world.call('identity.prove-again', { password: ann.password }, onPhone);
    expect(await start(ann.actor)).toBe(needed);
    world.clock.at += 10 * 60_000 - 1;
    expect(await start(onPhone)).toBe('nothing');
    world.clock.at += 1;
    expect(await start(onPhone)).toBe(needed);
  });

  test('a wrong proof opens nothing', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const prove = (input: object) => refusalOf(world.call('identity.prove-again', input, ann.actor));
    expect(await prove({ code: wrongCodeOf(ann.secret, world.clock.at) })).toBe('identity.wrong-code');
    expect(await prove({ password: 'a wrong one' })).toBe('identity.wrong-password');
    expect(await prove({})).toBe('request.invalid-fields /code');
    expect(await prove({ code: '123456', password: ann.password })).toBe('request.invalid-fields /code');
    expect(await refusalOf(changes['a further factor']!(world, ann))).toBe(needed);
  });

  test('a code that proved something once proves nothing again', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const code = codeOf(ann.secret, world.clock.at);
    await world.call('identity.prove-again', { code }, ann.actor);
    expect(await refusalOf(world.call('identity.prove-again', { code }, ann.actor))).toBe(
      'identity.wrong-code',
    );
  });

  test('your profile and small payments need no proof, payments above half the limit do', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const bob = await world.person('bob');
    await grant(world, ann);
    const pay = (amount: string, transferId: string = randomUUID()) =>
      refusalOf(
        world.call('wallets.transfer', { transferId, toUserId: bob.id, amount, currency: 'EUR' }, ann.actor),
      );
    expect(await pay('50001')).toBe('nothing');
    await addTotp(world, ann);
    await world.call('identity.update-me', { bio: 'I sew.' }, ann.actor);
    expect(await pay('50000')).toBe('nothing');
    expect(await pay('50001')).toBe(needed);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const transferId = randomUUID();
    expect(await pay('50001', transferId)).toBe('nothing');
    world.clock.at += 3_600_000;
    // A repeat of what was paid is answered, not paid again.
    expect(await pay('50001', transferId)).toBe('nothing');
    expect(await pay('50001')).toBe(needed);
  });

  test('paying out more than half the limit needs a proof, repeating it none', async () => {
    const world = await startWorld(kind, { WITHDRAWALS: 'on' });
    const ann = await personWithFactor(world);
    const sum = { amount: '90000', currency: 'EUR' };
    const { id: topUpId } = await world.call('wallets.start-top-up', sum, ann.actor);
    const settled = { topUpId, paid: true };
    await world.call('wallets.settle-top-up', settled, { ...ann.actor, role: 'admin' });
    const withdraw = (amount: string, withdrawalId: string = randomUUID()) =>
      refusalOf(world.call('wallets.start-withdrawal', { withdrawalId, amount, currency: 'EUR' }, ann.actor));
    expect(await withdraw('30000')).toBe('nothing');
    const withdrawalId = randomUUID();
    expect(await withdraw('50001', withdrawalId)).toBe(needed);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    expect(await withdraw('50001', withdrawalId)).toBe('nothing');
    world.clock.at += 3_600_000;
    expect(await withdraw('50001', withdrawalId)).toBe('nothing');
  });

  test('without a second factor nothing asks for a proof', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const input = { email: 'new@example.com', currentPassword: ann.password };
    expect(await refusalOf(world.call('identity.update-me', input, ann.actor))).toBe('nothing');
    expect(await refusalOf(world.call('identity.delete-me', { password: ann.password }, ann.actor))).toBe(
      'nothing',
    );
  });
});

const grant = (world: World, { id: userId, actor }: Pick<Ann, 'id' | 'actor'>) =>
  world.call(
    'wallets.grant-credits',
    { userId, transferId: randomUUID(), amount: '400000', currency: 'EUR' },
    { ...actor, role: 'admin' },
  );
