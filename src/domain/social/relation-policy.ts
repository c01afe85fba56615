import { mayReach, maySee, type Relation } from '../access/policy.ts';
import { ListIsPrivate, NotYourself, UserNotFound } from './errors.ts';

/** Whom one may follow, befriend or mute. A person behind a block answers as if they did not exist. */
export function assertReachable(relation: Relation): void {
  if (relation.self) throw new NotYourself();
  if (!mayReach(relation)) throw new UserNotFound();
}

/** Blocking someone who has blocked you is allowed. */
export function assertBlockable(relation: Relation): void {
  if (relation.self) throw new NotYourself();
  if (relation.gone) throw new UserNotFound();
}

/** Followers and followees of a private account are shown to its accepted followers and friends only. */
export function assertFollowsVisible(relation: Relation): void {
  if (relation.gone || relation.blocked) throw new UserNotFound();
  if (!maySee(relation, 'public')) throw new ListIsPrivate();
}

/** Friends see each other as such unless one blocks the other. */
export const areFriends = (relation: Relation): boolean => relation.friend && !relation.blocked;

/** An account that is no longer private lets in everyone who has asked. */
export const admitsRequests = (account: Relation): boolean => !account.gone && !account.ownerIsPrivate;
