import { refundsOf } from './payments.read.ts';

/** The number of tips of a subject that were not refunded in full; `subject` is a parameter or a column. */
export const tipsOf = (subject: string): string => `(
  select count(*) from wallet_transfers tp where tp.subject_id = ${subject} and tp.kind = 'tip'
    and tp.amount > ${refundsOf('tp')})`;
