import { OccasionRemoved } from '../../../../domain/wardrobe/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { OutfitsPurge } from '../ports.ts';
import { more, step } from '../steps.ts';

export const forgetOccasions = subscriber({
  name: 'wardrobe.forget-occasions',
  when: 'projection',
  on: [OccasionRemoved],
  needs: { purge: OutfitsPurge },
  async handle({ data: { occasionId } }, { purge }) {
    return (await purge.forgetOccasion(occasionId, step)) ? more : undefined;
  },
});
