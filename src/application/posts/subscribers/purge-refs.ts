import {
  ItemRemoved,
  OccasionRemoved,
  OutfitRemoved,
  WearVoided,
} from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { PostsPurge } from '../ports.ts';

/** Removes the index rows of something deleted. Posts stop showing it at once, without this. */
export const purgeRefs = subscriber({
  name: 'posts.purge-refs',
  when: 'projection',
  on: [ItemRemoved, OutfitRemoved, OccasionRemoved, WearVoided],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    if ('itemId' in data) purge.refsTo(data.itemId);
    else if ('outfitId' in data) purge.refsTo(data.outfitId);
    else if ('occasionId' in data) purge.refsTo(data.occasionId);
    else purge.refsTo(data.wearId);
    return undefined;
  },
});
