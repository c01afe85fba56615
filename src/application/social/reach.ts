import { mayReach, type Relation } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { NotYourself, UserNotFound } from '../../domain/social/errors.ts';
import type { Relations } from '../kernel/relations.ts';

/** How the caller stands to someone else whom they may address; a blocked person does not exist for them. */
export async function reach(relations: Relations, callerId: UserId, userId: UserId): Promise<Relation> {
  if (callerId === userId) throw new NotYourself();
  const relation = await relations.between(callerId, userId);
  if (!mayReach(relation)) throw new UserNotFound();
  return relation;
}
