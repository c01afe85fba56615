/** Who may see something. */
export const visibilities = ['public', 'followers', 'friends', 'private'] as const;
export type Visibility = (typeof visibilities)[number];
/** The visibility of a thing that a moderator removed is `removed`, until it is restored: only its author sees it. */
export type EffectiveVisibility = Visibility | 'removed';

/** How a viewer relates to an owner: everything that decides what they may see. */
export interface Relation {
  readonly self: boolean;
  /** An accepted follow. */
  readonly follows: boolean;
  readonly friend: boolean;
  /** Either of the two has blocked the other, or the owner is suspended for good, which counts as blocking everyone. */
  readonly blocked: boolean;
  /** The owner's account is deleted, or never existed. */
  readonly gone: boolean;
  /** Only accepted followers and friends see the owner's public content. */
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

/** The one policy of visibility. `visibleTo` in access.read.ts is the same policy in SQL; a test holds them equal. */
export function maySee(relation: Relation, visibility: EffectiveVisibility): boolean {
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
    case 'removed':
      return false;
  }
}

/** A person's setting: who may do something that reaches them, such as writing to them or paying them. */
export const permissions = ['everyone', 'followers', 'friends', 'nobody'] as const;
export type Permission = (typeof permissions)[number];

/**
 * Whether the owner's setting includes the viewer; `followers` includes friends. Ask `mayReach` first: this does not
 * consider blocks. `permits` in access.read.ts is the same rule in SQL; a test holds them equal.
 */
export function permits(permission: Permission, relation: Relation): boolean {
  switch (permission) {
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

/** Whether the viewer may write to, follow, befriend, mention or notify the owner. */
export const mayReach = (relation: Relation): boolean =>
  !relation.gone && !relation.self && !relation.blocked;
