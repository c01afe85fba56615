import type { Logger } from 'pino';
import { describe, expect, it } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { createLogger } from '../../../src/infrastructure/kernel/observability/logger.ts';
import { codeOf } from '../../kit/totp.ts';
import { databases, refusalOf, startWorld, type World } from '../../kit/world.ts';
import { personWithFactor, ticketOf } from './factors/person-with-factor.ts';

const [a, b] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const hashOf = sql<{ userId: string }, { hash: string }>(
  'select password_hash as hash from accounts where id = :userId',
);

/** Stops the service, and starts it on its data with these peppers. */
async function restart(world: World, peppers: string | undefined, logger?: Logger): Promise<World> {
  const { DATA_DIR, DATABASE_URL } = world.core.config;
  const { at } = world.clock;
  await world.stop();
  const environment = { DATA_DIR, DATABASE_URL };
  const next = await startWorld(
    'sqlite',
    { ...environment, ...(peppers !== undefined && { PASSWORD_PEPPER: peppers }) },
    { ...(logger && { logger }) },
  );
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

  it('says that an authenticator app is void after its pepper was dropped, and logs it for the operator', async () => {
    const lines: Record<string, unknown>[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
    let world = await start(`${a}`);
    const ann = await personWithFactor(world);
    world = await restart(world, `${b},${a}`);
    // The password moves to the new pepper; the app is not used, and new recovery codes are made.
    expect(await signIn(world, { username: 'ann', password: ann.password })).toBe('nothing');
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    const { recoveryCodes } = await world.call(
      'identity.renew-recovery-codes',
      { currentPassword: ann.password },
      ann.actor,
    );
    world = await restart(world, b, logger);
    const code = codeOf(ann.secret, world.clock.at);
    const prove = async (proof: object) =>
      refusalOf(
        world.call('identity.prove-factor', { ticket: await ticketOf(world, 'ann'), ...proof } as never),
      );
    expect(await prove({ code })).toBe('identity.factor-unusable');
    expect(lines).toContainEqual(expect.objectContaining({ event: 'factor-unusable', userId: ann.id }));
    expect(await refusalOf(world.call('identity.prove-again', { code }, ann.actor))).toBe(
      'identity.factor-unusable',
    );
    expect(await prove({ recoveryCode: ann.recoveryCodes[0] })).toBe('identity.wrong-code');
    expect(await prove({ recoveryCode: recoveryCodes[0] })).toBe('nothing');
    // Without a valid ticket it is a wrong code like any other.
    const guess = { ticket: 'x'.repeat(43), code };
    expect(await refusalOf(world.call('identity.prove-factor', guess))).toBe('identity.wrong-code');
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
