import { describe, expect, it } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { codeOf } from '../../kit/totp.ts';
import { databases, refusalOf, startWorld, type World } from '../../kit/world.ts';
import { personWithFactor, ticketOf } from './factors/person-with-factor.ts';

const [a, b] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const hashOf = sql<{ userId: string }, { hash: string }>(
  'select password_hash as hash from accounts where id = :userId',
);

/** Stops the service, and starts it on its data with these peppers. */
async function restart(world: World, peppers: string | undefined): Promise<World> {
  const { DATA_DIR, DATABASE_URL } = world.core.config;
  const { at } = world.clock;
  await world.stop();
  const next = await startWorld('sqlite', {
    DATA_DIR,
    DATABASE_URL,
    ...(peppers !== undefined && { PASSWORD_PEPPER: peppers }),
  });
  next.clock.at = at;
  return next;
}

describe.each(databases)('rotating the pepper, on %s', (kind) => {
  const start = (peppers?: string) =>
    startWorld(kind, peppers === undefined ? {} : { PASSWORD_PEPPER: peppers });
  const signIn = (world: World, { username, password }: { username: string; password: string }) =>
    refusalOf(world.call('identity.log-in', { login: username, password }));

  it('keeps every password, and moves its hash to the new pepper at the next sign-in', async () => {
    let world = await start(a);
    const ann = { ...(await world.person('ann')), username: 'ann' };
    const hash = async () => (await world.database.row(hashOf, { userId: ann.id }))?.hash ?? '';
    const before = await hash();

    world = await restart(world, `${b},${a}`);
    expect(await signIn(world, { ...ann, password: 'wrong' })).toBe('identity.wrong-credentials');
    expect(await hash()).toBe(before);
    expect(await signIn(world, ann)).toBe('nothing');
    const renewed = await hash();
    expect(renewed.slice(0, 11)).not.toBe(before.slice(0, 11));
    expect(await signIn(world, ann)).toBe('nothing');
    expect(await hash()).toBe(renewed);

    world = await restart(world, b);
    expect(await signIn(world, ann)).toBe('nothing');
  });

  it('lets people who did not sign in before the old pepper was dropped reset their password by mail', async () => {
    let world = await start(a);
    const ben = { ...(await world.person('ben')), username: 'ben' };
    world = await restart(world, b);
    expect(await signIn(world, ben)).toBe('identity.wrong-credentials');
    await world.call('identity.request-password-reset', { email: ben.user.email });
    const token = await world.mailedToken(ben.user.email);
    await world.call('identity.reset-password', { token, password: 'another long one' });
    expect(await signIn(world, { ...ben, password: 'another long one' })).toBe('nothing');
  });

  it('introduces a first pepper without locking anyone out', async () => {
    let world = await start();
    const ann = { ...(await world.person('ann')), username: 'ann' };
    world = await restart(world, `${a},none`);
    expect(await signIn(world, ann)).toBe('nothing');
    world = await restart(world, a);
    expect(await signIn(world, ann)).toBe('nothing');
  });

  it('lets a lost answer to a refresh be repeated after the restart', async () => {
    let world = await start(a);
    const { refreshToken } = await world.person('ann');
    const { refreshToken: successor } = await world.call('identity.refresh', { refreshToken });
    world = await restart(world, `${b},${a}`);
    const repeated = await world.call('identity.refresh', { refreshToken });
    expect(repeated.refreshToken).toBe(successor);
    await world.call('identity.refresh', { refreshToken: successor });
  });

  it('keeps the session of a lost answer even if the old pepper was dropped at once', async () => {
    let world = await start(a);
    const { refreshToken } = await world.person('ann');
    const { refreshToken: successor } = await world.call('identity.refresh', { refreshToken });
    world = await restart(world, b);
    expect(await refusalOf(world.call('identity.refresh', { refreshToken }))).toBe('identity.session-over');
    await world.call('identity.refresh', { refreshToken: successor });
  });

  it('sends a mail with a link that works, though it was asked for before', async () => {
    let world = await start(a);
    const ann = await world.person('ann');
    world = await restart(world, `${b},${a}`);
    const token = await world.mailedToken(ann.user.email);
    await world.call('identity.verify-email', { token });
  });

  it('keeps authenticator apps that were used before the old pepper was dropped', async () => {
    let world = await start(a);
    const { secret } = await personWithFactor(world);
    const signInByCode = async () =>
      refusalOf(
        world.call('identity.prove-factor', {
          ticket: await ticketOf(world, 'ann'),
          code: codeOf(secret, world.clock.at),
        }),
      );
    world = await restart(world, `${b},${a}`);
    expect(await signInByCode()).toBe('nothing');
    world = await restart(world, b);
    world.clock.at += 60_000;
    expect(await signInByCode()).toBe('nothing');
  });
});
