import type { Id, UserId } from '../../../../domain/kernel/id.ts';
import {
  GuestAnswered,
  GuestAsked,
  ItemAdded,
  ItemChanged,
  ItemRemoved,
  ItemRestored,
  ItemRetired,
  ItemsMoved,
  ItemsWashed,
  OccasionChanged,
  OccasionCreated,
  OccasionRemoved,
  OutfitChanged,
  OutfitCreated,
  OutfitPlanned,
  OutfitRemoved,
  WashVoided,
  WearAmended,
  WearLogged,
  WearVoided,
} from '../../../../domain/wardrobe/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { Ids } from '../../../kernel/ports.ts';
import { batchSubscriber } from '../../../kernel/subscriber.ts';
import { type ChangedKind, changeFrames } from '../frames.ts';
import { CurrentVersions } from '../ports.ts';

const ofItems = [
  ...[ItemAdded, ItemChanged, ItemRemoved, ItemRetired, ItemRestored],
  ...[ItemsMoved, ItemsWashed, WashVoided],
] as const;
const ofOutfits = [OutfitCreated, OutfitChanged, OutfitRemoved] as const;
const ofWears = [WearLogged, WearAmended, WearVoided] as const;
const ofOccasions = [
  ...[OccasionCreated, OccasionChanged, OccasionRemoved],
  ...[GuestAsked, GuestAnswered, OutfitPlanned],
] as const;
const removals: ReadonlySet<string> = new Set(
  [ItemRemoved, OutfitRemoved, WearVoided, OccasionRemoved].map(({ eventName }) => eventName),
);

interface Change {
  readonly kind: ChangedKind;
  readonly id: Id;
  readonly ownerId: UserId;
  readonly at: number;
  isRemoval: boolean;
}

/** Tells the owner's other devices what to read again: one frame for each thing and commit. */
export const pushChanges = batchSubscriber({
  name: 'wardrobe.push-changes',
  when: 'after-commit',
  on: [...ofItems, ...ofOutfits, ...ofWears, ...ofOccasions],
  frames: Object.values(changeFrames),
  needs: { versions: CurrentVersions, ids: Ids },
  async handleAll(events, { versions, ids }) {
    const changes = new Map<Id, Change>();
    for (const { name, data, at } of events)
      for (const [kind, id] of subjectsOf(data)) {
        const isRemoval = removals.has(name) || (changes.get(id)?.isRemoval ?? false);
        changes.set(id, { kind, id, ownerId: data.ownerId, at, isRemoval });
      }
    const changed = [...changes.values()];
    const kept = Map.groupBy(
      changed.filter(({ isRemoval }) => !isRemoval),
      ({ kind }) => kind,
    );
    const current = await versions.of(new Map([...kept].map(([kind, of]) => [kind, of.map(({ id }) => id)])));
    // An id of its own for each frame: clients drop a frame whose name and id they have seen.
    return {
      push: changed.map(({ kind, id, ownerId, at }) =>
        toFrame(changeFrames[kind], { id: ids.next(), at }, { id, version: current.get(id) ?? null }, [
          ownerId,
        ]),
      ),
    };
  },
});

type Data = { readonly ownerId: UserId } & (
  | { readonly itemIds: readonly Id[] }
  | { readonly itemId: Id }
  | { readonly occasionId: Id }
  | { readonly outfitId: Id }
  | { readonly wearId: Id }
);

/** What an event is about. A plan is a change of its occasion alone. */
function subjectsOf(data: Data): (readonly [ChangedKind, Id])[] {
  if ('itemIds' in data) return data.itemIds.map((id) => ['item', id]);
  if ('itemId' in data) return [['item', data.itemId]];
  if ('occasionId' in data) return [['occasion', data.occasionId]];
  if ('outfitId' in data) return [['outfit', data.outfitId]];
  return [['wear', data.wearId]];
}
