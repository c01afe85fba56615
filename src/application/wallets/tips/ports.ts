import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { SubjectKind } from '../../../domain/wallets/transfer.ts';

export type TippedKind = Exclude<SubjectKind, 'envelope'>;

/** Those with a counter of their tips. */
export type CountedKind = Exclude<TippedKind, 'message'>;

export interface Look {
  readonly viewerId: UserId;
  readonly id: Id;
}

/** The things that can be tipped. */
export abstract class TipSubjects {
  /** Whose they are, of those that the viewer sees. */
  abstract owners(
    kind: TippedKind,
    looks: readonly Look[],
  ): Promise<readonly (Look & { readonly ownerId: UserId })[]>;
  abstract exists(kind: CountedKind, id: Id): Promise<boolean>;
  /** The unit of work is a conflict if it does not exist when this is written. */
  abstract assertExists(kind: CountedKind, id: Id): void;
}
