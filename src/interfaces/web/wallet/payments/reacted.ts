import type { Output } from '../../../client/index.ts';
import { type Reacted, reactionKinds } from '../../ui/reaction-kinds.ts';

type Row = Output<'posts.list-payment-reactions'>['items'][number];

/** The counts of reactions, and one's own, from the list of who reacted. */
export function reactedOf(rows: readonly Pick<Row, 'user' | 'kind'>[], me: string): Reacted {
  const reactions = Object.fromEntries(
    reactionKinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  ) as Reacted['reactions'];
  return { reactions, myReaction: rows.find(({ user }) => user.id === me)?.kind ?? null };
}
