import type { ContextModule } from '../../context-module.ts';
import { postsAudiences } from './file-audiences.read.ts';
import { postsSections } from './personal.ts';
import { postsModule } from './posts.module.ts';
import { CommentSchema, PostSchema } from './posts.schema.ts';
import { postsReconciliations } from './recounts.ts';

export const posts: ContextModule = {
  schemas: [PostSchema, CommentSchema],
  bind: async () => [postsModule],
  exportSections: postsSections,
  fileAudiences: postsAudiences,
  reconciliations: postsReconciliations,
};
