import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';

/** What an envelope holds, in minor units. */
export const envelopeAmount = 2_500;

/** `ago`: minutes before the end of the story. */
export interface SeededMessage {
  readonly by: number;
  readonly text: string;
  readonly ago: number;
  readonly was?: string;
  /** The index of the message that it answers. */
  readonly replyTo?: number;
  /** Something of the sender; `place` is its index in the plan. */
  readonly shows?: { readonly kind: 'item' | 'outfit'; readonly place: number };
  readonly reactions: readonly { readonly by: number; readonly kind: ReactionKind }[];
}
interface Talk {
  readonly messages: readonly SeededMessage[];
  /** Up to which message people have read. */
  readonly reads: readonly { readonly by: number; readonly upTo: number }[];
}
export interface SeededDirect extends Talk {
  readonly people: readonly [opener: number, peer: number];
}
export interface SeededRoom extends Talk {
  readonly title: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly owner: number;
  /** Without the owner. */
  readonly members: readonly number[];
  readonly invited: readonly number[];
  /** The garment on its picture. */
  readonly shows: number;
  /** A gift of equal shares, sent last. */
  readonly envelope?: { readonly by: number; readonly shares: number; readonly takers: readonly number[] };
}
export interface Talks {
  readonly rooms: readonly SeededRoom[];
  readonly directs: readonly SeededDirect[];
}
