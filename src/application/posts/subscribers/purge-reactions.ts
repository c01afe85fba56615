import { ItemRemoved, OutfitRemoved } from '../../../domain/wardrobe/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { PostsPurge } from '../ports.ts';

export const purgeItemReactions = subscriber({
  name: 'posts.purge-item-reactions',
  when: 'projection',
  on: [ItemRemoved],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    purge.reactionsTo(data.itemId);
    return undefined;
  },
});

export const purgeOutfitReactions = subscriber({
  name: 'posts.purge-outfit-reactions',
  when: 'projection',
  on: [OutfitRemoved],
  needs: { purge: PostsPurge },
  async handle({ data }, { purge }) {
    purge.reactionsTo(data.outfitId);
    return undefined;
  },
});
