import type { Visibility } from '../../domain/access/policy.ts';
import type { ReactionKind } from '../../domain/kernel/reaction-kinds.ts';
import type { Garment } from './garments.ts';
import type { OwnedGarment, SeededOccasion, SeededOutfit, SeededWear } from './outfits.ts';
import type { Payments } from './payments.ts';
import type { Person } from './people.ts';

export interface Post {
  readonly author: number;
  readonly text: string;
  readonly visibility: Visibility;
  /** A wear or outfit of the author; `place` is its index in the plan. */
  readonly shows?: { readonly kind: 'wear' | 'outfit'; readonly place: number };
}

export interface Comment {
  readonly post: number;
  readonly author: number;
  readonly text: string;
  /** Index of the comment that this answers. */
  readonly parent?: number;
}

export interface Reaction {
  readonly post: number;
  readonly by: number;
  readonly kind: ReactionKind;
}

export type Pair = readonly [from: number, to: number];

/** Everything to create. Numbers refer to indices of the lists. */
export interface Plan extends Payments {
  readonly people: readonly Person[];
  readonly follows: readonly Pair[];
  readonly friendships: readonly Pair[];
  readonly posts: readonly Post[];
  readonly comments: readonly Comment[];
  readonly reactions: readonly Reaction[];
  readonly garments: readonly OwnedGarment[];
  /** Garments are numbered through `garments` and then `wardrobe`. */
  readonly outfits: readonly SeededOutfit[];
  readonly wears: readonly SeededWear[];
  readonly occasions: readonly SeededOccasion[];
  readonly blocks: readonly Pair[];
  /** More items of the first person. */
  readonly wardrobe: readonly Garment[];
}
