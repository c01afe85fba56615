import type { Relation } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';

/** Asks how a viewer stands to an owner: what the policy of `domain/access` decides upon. */
export abstract class Relations {
  /** An owner who does not exist is `gone`. */
  abstract between(viewerId: UserId, ownerId: UserId): Promise<Relation>;
  /** Nothing of this unit of work is stored if one of the two blocks the other meanwhile: then it repeats. */
  abstract requireUnblocked(viewerId: UserId, ownerId: UserId): void;
}
