import type { ContextModule } from '../../context-module.ts';
import { socialExport } from './data-export.ts';
import { socialReconciliation } from './reconciliation.ts';
import { socialModule } from './social.module.ts';
import { FriendshipSchema } from './social.schema.ts';

export const social: ContextModule = {
  tables: ['blocks', 'follows', 'friends', 'friendships', 'mutes'],
  schemas: [FriendshipSchema],
  bind: async () => [socialModule],
  exportSections: socialExport,
  reconciliations: socialReconciliation,
};
