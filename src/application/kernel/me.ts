import type { Actor } from './operation.ts';

const namesPerson = /^(userId|friendId|\w+UserId)$/;

/** `me` stands for the caller wherever a field of an input is the id of a person. */
export const withMe = (name: string, value: unknown, actor: Actor | null): unknown =>
  value === 'me' && actor && namesPerson.test(name) ? actor.id : value;

/** Does so in all fields of an input. */
export function resolveMe(input: unknown, actor: Actor | null): unknown {
  if (!actor || typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const fields = Object.entries(input);
  return fields.some(([name, value]) => withMe(name, value, actor) !== value)
    ? Object.fromEntries(fields.map(([name, value]) => [name, withMe(name, value, actor)]))
    : input;
}
