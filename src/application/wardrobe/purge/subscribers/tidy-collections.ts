import { ItemRemoved, OutfitRemoved } from '../../../../domain/wardrobe/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { WardrobePurge } from '../ports.ts';
import { more, step } from '../steps.ts';

/** Removes deleted things from everyone's collections. */
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
