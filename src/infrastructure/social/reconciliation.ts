import type { Reconciliation } from '../kernel/counters/reconciliation.ts';

export const socialReconciliation: readonly Reconciliation[] = [
  {
    kind: 'followers',
    rows: 'select followee_id as subject_id, count(*) as n from follows where accepted = 1 group by followee_id',
  },
  {
    kind: 'following',
    rows: 'select follower_id as subject_id, count(*) as n from follows where accepted = 1 group by follower_id',
  },
  { kind: 'friends', rows: 'select user_id as subject_id, count(*) as n from friends group by user_id' },
];
