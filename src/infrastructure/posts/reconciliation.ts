import { reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { type Reconciliation, reconcileShown } from '../kernel/counters/reconciliation.ts';

export const postsReconciliation: readonly Reconciliation[] = [
  ...reconcileShown('posts', { table: 'posts', owner: 'author_id', shown: 'visibility' }),
  {
    kind: 'comments',
    rows: `
    select c.post_id as subject_id, count(*) as n from comments c left join comments p on p.id = c.parent_id
    where c.removal is null and p.removal is null group by c.post_id
    union all select parent_id, count(*) from comments where parent_id is not null and removal is null
    group by parent_id`,
  },
  { kind: 'views', rows: 'select post_id as subject_id, count(*) as n from post_views group by post_id' },
  ...reactionKinds.map((kind) => ({
    kind,
    rows: `select subject_id, count(*) as n from reactions where kind = '${kind}' group by subject_id`,
  })),
];
