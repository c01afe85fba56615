import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { SubjectKind } from '../../../domain/wallets/transfer.ts';

export type TippedKind = Exclude<SubjectKind, 'envelope'>;

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
}
