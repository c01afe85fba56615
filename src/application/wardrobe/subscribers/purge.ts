import { AccountDeleted } from '../../../domain/identity/published.ts';
import { ItemRemoved, OutfitRemoved } from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { WardrobePurge } from '../ports.ts';

const step = 200;
const more = { more: 'on' };

/** What others had collected is not there any more. */
export const tidyCollections = subscriber({
  name: 'wardrobe.tidy-collections',
  when: 'projection',
  on: [ItemRemoved, OutfitRemoved],
  needs: { purge: WardrobePurge },
  async handle({ data }, { purge }) {
    const refId = 'itemId' in data ? data.itemId : data.outfitId;
    return (await purge.entriesOf(refId, step)) ? more : undefined;
  },
});

export const purgeItems = subscriber({
  name: 'wardrobe.purge-items',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: WardrobePurge },
  async handle({ data: { userId } }, { purge }) {
    if (await purge.itemsOf(userId, step)) return more;
    return (await purge.collectionsOf(userId, step)) ? more : undefined;
  },
});
