import { type EffectiveVisibility, type Visibility, visibilities } from '../../domain/access/policy.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Counters } from './ports.ts';

/** Things whose number others see only as far as they see the things. */
export const shownKinds = ['posts', 'items', 'outfits'] as const;
export type ShownKind = (typeof shownKinds)[number];

/** The counter for one audience. Only the owner sees private things, so the total is enough for them. */
export const counterFor = (kind: ShownKind, visibility: Exclude<Visibility, 'private'>) =>
  `${kind}${audiences[visibility]}` as const;

const audiences = { public: 'Public', followers: 'Followers', friends: 'Friends' } as const;

export const sharedVisibilities = visibilities.filter((one) => one !== 'private');

/**
 * Counts things that are added (`to`), removed (`from`), or shown to others than before (both). Part of the current
 * unit of work.
 */
export function countShown(
  counters: Counters,
  ownerId: Id,
  kind: ShownKind,
  { from, to, number = 1 }: { from?: EffectiveVisibility; to?: EffectiveVisibility; number?: number },
): void {
  if (from === to) return;
  if (from === undefined || to === undefined)
    counters.add(ownerId, kind, to === undefined ? -number : number);
  if (isShared(from)) counters.add(ownerId, counterFor(kind, from), -number);
  if (isShared(to)) counters.add(ownerId, counterFor(kind, to), number);
}

const isShared = (to: EffectiveVisibility | undefined): to is Exclude<Visibility, 'private'> =>
  to !== undefined && to !== 'private' && to !== 'removed';
