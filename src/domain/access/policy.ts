/** Who a thing is meant for. */
export const visibilities = ['public', 'followers', 'friends', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** All that decides what a viewer may see of an owner. */
export interface Relation {
  readonly self: boolean;
  /** The viewer follows the owner, and the owner let them. */
  readonly follows: boolean;
  readonly friend: boolean;
  /** Either of the two has blocked the other. */
  readonly blocked: boolean;
  /** The owner's account is gone. */
  readonly gone: boolean;
  /** The owner lets only accepted followers and friends see what is public. */
  readonly ownerIsPrivate: boolean;
}

export const stranger: Relation = {
  self: false,
  follows: false,
  friend: false,
  blocked: false,
  gone: false,
  ownerIsPrivate: false,
};

/** The one policy of who may see what; `visibleTo` in access.read.ts is its SQL twin. */
export function maySee(relation: Relation, visibility: Visibility): boolean {
  if (relation.gone) return false;
  if (relation.self) return true;
  if (relation.blocked) return false;
  switch (visibility) {
    case 'public':
      return !relation.ownerIsPrivate || relation.follows || relation.friend;
    case 'followers':
      return relation.follows || relation.friend;
    case 'friends':
      return relation.friend;
    case 'private':
      return false;
  }
}

/** Whether one may address the other at all: write to, follow, ask, mention, notify. */
export const mayReach = (relation: Relation): boolean =>
  !relation.gone && !relation.self && !relation.blocked;
