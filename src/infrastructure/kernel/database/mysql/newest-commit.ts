/** Primaries of a group number their transactions in blocks of a million; within one a smaller number is an older commit. */
const sameBlock = 100_000;

/**
 * The newest transaction that the primary confirmed to this process, as its GTID. A replica that has it has all that was
 * committed before it, since replicas keep the order of commits (`replica_preserve_commit_order`, MySQL's default).
 */
export class NewestCommit {
  #source = '';
  #number = 0;

  /** Answers of several connections may arrive in another order than their commits. */
  note(gtids: readonly string[]): void {
    for (const gtid of gtids) {
      const at = gtid.lastIndexOf(':');
      const [source, number] = [
        gtid.slice(0, at),
        Number(
          gtid
            .slice(at + 1)
            .split('-')
            .at(-1),
        ),
      ];
      const isOlder = source === this.#source && number < this.#number && this.#number - number < sameBlock;
      if (isOlder) continue;
      this.#source = source;
      this.#number = number;
    }
  }

  /** Undefined before the first commit. */
  get mark(): string | undefined {
    return this.#source === '' ? undefined : `${this.#source}:${this.#number}`;
  }
}
