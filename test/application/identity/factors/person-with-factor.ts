import { codeOf } from '../../../kit/totp.ts';
import type { Person, World } from '../../../kit/world.ts';

/** A person with an authenticator app. Moves the clock two time steps on, so that the first code has expired. */
export async function personWithFactor(world: World, name = 'ann') {
  const person = await world.person(name);
  return { ...person, ...(await addTotp(world, person)) };
}

export async function addTotp(world: World, { actor, password }: Pick<Person, 'actor' | 'password'>) {
  const { factorId, secret } = await world.call('identity.start-totp', { currentPassword: password }, actor);
  const code = codeOf(secret, world.clock.at);
  const { recoveryCodes } = await world.call('identity.confirm-totp', { factorId, code }, actor);
  world.clock.at += 60_000;
  return { factorId, secret, recoveryCodes };
}

/** Signs in by password; the ticket for the second step. */
export async function ticketOf(world: World, login: string): Promise<string> {
  const answer = await world.call('identity.log-in', { login, password: `${login} likes clothes` });
  if (!('factorRequired' in answer)) throw new Error('No second factor was asked for');
  return answer.factorRequired.ticket;
}
