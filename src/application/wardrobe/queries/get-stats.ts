import { z } from 'zod';
import { query } from '../../kernel/operation.ts';
import { WardrobeStatsReader } from '../ports.ts';
import { WardrobeStats } from '../stats-view.ts';

export const getStats = query({
  name: 'wardrobe.get-stats',
  summary: 'What your wardrobe is worth, and what of it you wear',
  description:
    'Groups count what is owned. An item of several colours or seasons counts for each; one for all year is under ' +
    '`all-year`. Most and least worn are ten each.',
  access: 'signed-in',
  input: z.strictObject({}),
  output: WardrobeStats,
  refuses: [],
  needs: { stats: WardrobeStatsReader },
  handle: ({ actor }, { stats }) => stats.of(actor.id),
});
