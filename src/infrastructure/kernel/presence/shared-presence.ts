import type { UserId } from '../../../domain/kernel/id.ts';

/** What became of the processes since the last beat. */
export interface Beat {
  /** Users of processes that died, told to the first process that asks. */
  readonly orphans: readonly UserId[];
  /** The others took this process for dead, or have forgotten who is here. */
  readonly wasForgotten: boolean;
}

/** Which users are in which process of the service. While it cannot be known, nobody is elsewhere. */
export abstract class SharedPresence {
  /** They came to this process. Answers those who are in another one as well. */
  abstract arrived(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** They left this process. Answers those who are in another one. */
  abstract left(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** Those of them who are in another process. */
  abstract elsewhere(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** Shows that this process lives; to be called every 3 s. Undefined when there is nobody to show it to. */
  abstract beat(): Promise<Beat | undefined>;
}

const nobody: ReadonlySet<UserId> = new Set();

/** The only process. */
export class PresenceHere extends SharedPresence {
  async arrived() {
    return nobody;
  }

  async left() {
    return nobody;
  }

  async elsewhere() {
    return nobody;
  }

  async beat(): Promise<undefined> {}
}
