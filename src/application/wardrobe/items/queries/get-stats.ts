import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { WardrobeStatsReader } from '../ports.ts';
import { WardrobeStats } from '../stats-view.ts';

export const getStats = query({
  name: 'wardrobe.get-stats',
  summary: 'Statistics of your wardrobe: counts, value and wears',
  description:
    'Groups count owned items. An item with several colours or seasons counts in each group; items for all seasons are ' +
    'under `all-year`. Most and least worn list ten items each.',
  access: 'signed-in',
  input: z.strictObject({}),
  output: WardrobeStats,
  refuses: [],
  needs: { stats: WardrobeStatsReader },
  readsOwn: () => true,
  handle: ({ actor }, { stats }) => stats.of(actor.id),
});
