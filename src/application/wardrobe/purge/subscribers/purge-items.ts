import { AccountDeleted } from '../../../../domain/identity/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { WardrobePurge } from '../ports.ts';
import { more, step } from '../steps.ts';

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
