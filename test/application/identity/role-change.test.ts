import { describe, expect, test } from 'vitest';
import { changeRole } from '../../../src/application/identity/accounts/role-change.ts';
import { Credentials } from '../../../src/application/identity/credentials.ts';
import type { Role } from '../../../src/application/kernel/operation.ts';
import { Accounts } from '../../../src/domain/identity/account.ts';
import { Sessions } from '../../../src/domain/identity/session.ts';
import { signedIn } from '../../kit/signed-in.ts';
import { databases, refusalOf, startWorld, type World } from '../../kit/world.ts';

const change = ({ core, unitOfWork }: World, username: string, role: Role) =>
  changeRole(username, role, { accounts: core.get(Accounts), sessions: core.get(Sessions), unitOfWork });

describe.each(databases)('roles on %s', (kind) => {
  test('a new admin is signed out, and is an admin after the next sign-in', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    expect(await change(world, 'ANN', 'admin')).toBe(true);
    expect(await refusalOf(world.actorOf(ann.accessToken))).toBe('request.token-rejected');
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: ann.refreshToken }))).toBe(
      'identity.session-over',
    );
    const again = signedIn(await world.call('identity.log-in', { username: 'ann', password: ann.password }));
    expect(again.user.role).toBe('admin');
    expect((await world.actorOf(again.accessToken)).role).toBe('admin');
  });

  test('changing to the present role changes nothing and ends no session', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    expect(await change(world, 'ann', 'user')).toBe(false);
    expect(await world.actorOf(ann.accessToken)).toMatchObject({ id: ann.id });
  });

  test('a sign-in that races with a role change does not get the former role', async () => {
    const world = await startWorld(kind);
    await world.person('ann');
    const credentials = world.core.get(Credentials);
    const { userId, role, passwordHash } = (await credentials.byUsername('ann'))!;
    await change(world, 'ann', 'admin');
    const renewal = { userId, role, provenHash: passwordHash, hash: passwordHash, now: world.clock.now() };
    expect(await world.unitOfWork.run(() => credentials.renew(renewal))).toBe(false);
    expect(await world.unitOfWork.run(() => credentials.renew({ ...renewal, role: 'admin' }))).toBe(true);
  });

  test('an unknown username is refused', async () => {
    const world = await startWorld(kind);
    expect(await refusalOf(change(world, 'ann', 'admin'))).toBe('identity.user-not-found');
  });
});
