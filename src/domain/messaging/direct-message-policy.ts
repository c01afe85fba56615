import type { Relation } from '../access/policy.ts';

/** A person's setting: who may open a direct conversation with them. */
export type DirectMessages = 'everyone' | 'followers' | 'friends' | 'nobody';

/** Someone to write to, seen from the one who wants to. */
export interface DirectMessageTarget {
  readonly relation: Relation;
  readonly directMessages: DirectMessages;
  /** The target follows the writer. */
  readonly followsBack: boolean;
}

/** The setting decides; `followers` includes friends. */
export function mayOpenDirect({ relation, directMessages }: DirectMessageTarget): boolean {
  switch (directMessages) {
    case 'everyone':
      return true;
    case 'followers':
      return relation.follows || relation.friend;
    case 'friends':
      return relation.friend;
    case 'nobody':
      return false;
  }
}

/** Messages of a stranger arrive as a request: of someone who is neither a friend nor followed. */
export const arrivesAsRequest = ({ relation, followsBack }: DirectMessageTarget): boolean =>
  !relation.friend && !followsBack;
