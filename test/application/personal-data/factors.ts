import { expect } from 'vitest';
import { codeOf, wrongCodeOf } from '../../kit/totp.ts';
import { type Person, refusalOf } from '../../kit/world.ts';
import { mark, type Town } from './town.ts';

/** A second factor in use, a sign-in that waits for it, and a wrong code. */
export async function haveFactors({ call, clock }: Town, { actor, password, user }: Person) {
  const started = { currentPassword: password, name: mark };
  const { factorId, secret } = await call('identity.start-totp', started, actor);
  await call('identity.confirm-totp', { factorId, code: codeOf(secret, clock.at) }, actor);
  await call('identity.log-in', { login: user.username, password });
  const code = wrongCodeOf(secret, clock.at);
  expect(await refusalOf(call('identity.prove-again', { code }, actor))).toBe('identity.wrong-code');
  await call('identity.prove-again', { password }, actor);
}
