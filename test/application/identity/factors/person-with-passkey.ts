import { Authenticator, type Deviation } from '../../../kit/authenticator.ts';
import type { Person, World } from '../../../kit/world.ts';

export const origin = 'https://layers.example.com';

export async function personWithPasskey(world: World, name = 'ann', { counts = true } = {}) {
  const person = await world.person(name);
  const authenticator = new Authenticator(origin, { counts });
  const added = await addPasskey(world, person, authenticator);
  return { ...person, authenticator, passkey: added };
}

export async function addPasskey(
  world: World,
  { actor, password }: Pick<Person, 'actor' | 'password'>,
  authenticator: Authenticator,
  deviation: Deviation = {},
) {
  const options = await world.call('identity.start-passkey', { currentPassword: password }, actor);
  const response = authenticator.create(options, deviation);
  return world.call('identity.confirm-passkey', { response }, actor);
}

/** Signs in without a password. */
export async function logInWithPasskey(
  world: World,
  authenticator: Authenticator,
  deviation: Deviation = {},
) {
  const { ticket, ...options } = await world.call('identity.start-passkey-log-in', {});
  return world.call('identity.log-in-with-passkey', {
    ticket,
    response: authenticator.get(options, deviation),
  });
}
