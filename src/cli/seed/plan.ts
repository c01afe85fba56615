import type { Visibility } from '../../domain/access/policy.ts';
import type { ReactionKind } from '../../domain/kernel/reaction-kinds.ts';
import type { Payments } from './payments.ts';
import type { Person } from './people/people.ts';
import type { Talks } from './talk/talk-plan.ts';
import type { Garment } from './wardrobes/garments.ts';
import type { SeededCollection, SeededOccasion } from './wardrobes/occasions.ts';
import type { OwnedGarment, SeededOutfit, SeededWear } from './wardrobes/outfits.ts';

/** `ago`, here and below: minutes before the end of the story. */
export interface Post {
  readonly author: number;
  readonly text: string;
  readonly visibility: Visibility;
  readonly ago: number;
  /** A wear or outfit of the author; `place` is its index in the plan. */
  readonly shows?: { readonly kind: 'wear' | 'outfit'; readonly place: number };
  /** The outfit in a picture of its own. */
  readonly pictures?: number;
}

export interface Comment {
  readonly post: number;
  readonly author: number;
  readonly text: string;
  readonly ago: number;
  /** Index of the comment that this answers. */
  readonly parent?: number;
}

export interface Reaction {
  readonly post: number;
  readonly by: number;
  readonly kind: ReactionKind;
  readonly ago: number;
}

export type Pair = readonly [from: number, to: number];

/** Everything to create. Numbers refer to indices of the lists. */
export interface Plan extends Payments, Talks {
  readonly people: readonly Person[];
  readonly follows: readonly Pair[];
  readonly friendships: readonly Pair[];
  /** Requests to be friends that wait for an answer. */
  readonly friendRequests: readonly Pair[];
  readonly posts: readonly Post[];
  readonly comments: readonly Comment[];
  readonly reactions: readonly Reaction[];
  readonly garments: readonly OwnedGarment[];
  /** Garments are numbered through `garments` and then `wardrobe`. */
  readonly outfits: readonly SeededOutfit[];
  readonly wears: readonly SeededWear[];
  readonly occasions: readonly SeededOccasion[];
  readonly collections: readonly SeededCollection[];
  readonly blocks: readonly Pair[];
  /** More items of the first person. */
  readonly wardrobe: readonly Garment[];
}
