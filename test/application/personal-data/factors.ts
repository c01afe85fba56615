import { expect } from 'vitest';
import { Authenticator } from '../../kit/authenticator.ts';
import { codeOf, wrongCodeOf } from '../../kit/totp.ts';
import { type Person, refusalOf } from '../../kit/world.ts';
import { origin } from '../identity/factors/person-with-passkey.ts';
import { mark, type Town } from './town.ts';

/** Second factors in use, an unfinished sign-in, and a wrong code. */
export async function haveFactors({ call, clock }: Town, { actor, password, user }: Person) {
  const started = { currentPassword: password, name: mark };
  const { factorId, secret } = await call('identity.start-totp', started, actor);
  await call('identity.confirm-totp', { factorId, code: codeOf(secret, clock.at) }, actor);
  await call('identity.prove-again', { password }, actor);
  const options = await call('identity.start-passkey', { currentPassword: password }, actor);
  const response = new Authenticator(origin).create(options);
  await call('identity.confirm-passkey', { response, name: mark }, actor);
  await call('identity.log-in', { login: user.username, password });
  const code = wrongCodeOf(secret, clock.at);
  expect(await refusalOf(call('identity.prove-again', { code }, actor))).toBe('identity.wrong-code');
}
