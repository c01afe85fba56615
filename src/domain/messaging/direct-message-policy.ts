import type { Permission, Relation } from '../access/policy.ts';

/** Someone to write to, seen from the one who wants to. */
export interface DirectMessageTarget {
  readonly relation: Relation;
  /** The target's setting: who may open a direct conversation with them. */
  readonly directMessages: Permission;
  /** The target follows the writer. */
  readonly followsBack: boolean;
}

/** Messages of a stranger arrive as a request: of someone who is neither a friend nor followed. */
export const arrivesAsRequest = ({ relation, followsBack }: DirectMessageTarget): boolean =>
  !relation.friend && !followsBack;
