import type { ContextModule } from '../../context-module.ts';
import { postsExport } from './data-export.ts';
import { postsAudiences } from './file-audiences.read.ts';
import { postsModule } from './posts.module.ts';
import { CommentSchema, PostSchema } from './posts.schema.ts';
import { postsReconciliation } from './reconciliation.ts';

export const posts: ContextModule = {
  tables: ['comments', 'post_media', 'post_refs', 'post_views', 'posts', 'reactions'],
  schemas: [PostSchema, CommentSchema],
  bind: async () => [postsModule],
  exportSections: postsExport,
  fileAudiences: postsAudiences,
  reconciliations: postsReconciliation,
};
