import type { ContextModule } from '../../context-module.ts';
import { socialSections } from './personal.ts';
import { socialReconciliations } from './recounts.ts';
import { socialModule } from './social.module.ts';
import { FriendshipSchema } from './social.schema.ts';

export const social: ContextModule = {
  schemas: [FriendshipSchema],
  bind: async () => [socialModule],
  exportSections: socialSections,
  reconciliations: socialReconciliations,
};
