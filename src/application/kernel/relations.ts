import type { Relation } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';

/** Reads the relation between a viewer and an owner, on which the policy in `domain/access` decides. */
export abstract class Relations {
  /** The relation to an owner who does not exist is `gone`. */
  abstract between(viewerId: UserId, ownerId: UserId): Promise<Relation>;
  /**
   * Makes the unit of work fail with a conflict, and so run again, if one of the two blocks the other before it
   * commits.
   */
  abstract requireUnblocked(viewerId: UserId, ownerId: UserId): void;
}
