import type { ContextModule } from '../../context-module.ts';
import { job } from '../kernel/runtime/jobs.ts';
import { feedAudit } from './audit.ts';
import { feedSections } from './data-export.ts';
import { feedModule } from './feed.module.ts';
import { FeedOwners } from './owners.ts';
import { FeedPruning } from './pruning.ts';

export const feed: ContextModule = {
  tables: ['feed_entries', 'feed_owners', 'feed_pulled_authors'],
  bind: async ({ config }) => [feedModule(config.FEED_PULL_THRESHOLD)],
  audits: [feedAudit()],
  exportSections: feedSections,
  jobs: [
    job({
      name: 'store-feed-visits',
      isLocal: true,
      everyMs: 1_000,
      needs: { owners: FeedOwners },
      run: async ({ owners }) => void (await owners.storeVisits()),
    }),
    job({
      name: 'prune-feeds',
      everyMs: 10_000,
      needs: { pruning: FeedPruning },
      run: ({ pruning }) => pruning.step(),
    }),
  ],
};
