import type { Person, World } from './world.ts';

export async function befriend({ call }: World, one: Person, other: Person): Promise<void> {
  await call('social.request-friendship', { userId: other.id }, one.actor);
  await call('social.request-friendship', { userId: one.id }, other.actor);
}
