import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import { FactorNotFound, TooManyFactors, WrongCode } from '../errors.ts';
import { FactorAdded, FactorRemoved } from '../published.ts';

export type FactorId = Id<'Factor'>;
export const factorKinds = ['totp', 'passkey'] as const;
export type FactorKind = (typeof factorKinds)[number];

export const factorLimits = {
  perAccount: 10,
  /** Milliseconds in which a started factor can be confirmed. */
  confirmation: 3_600_000,
  nameLength: 50,
} as const;

/** Something that a person proves in addition to the password. Only confirmed factors count. */
export interface Factor {
  readonly id: FactorId;
  readonly kind: FactorKind;
  readonly name: string;
  /** Encrypted; null for kinds that share no secret. */
  readonly secret: string | null;
  readonly createdAt: Instant;
  readonly confirmedAt: Instant | null;
  /** The time step of the last code that was accepted: older ones and this one are refused. */
  readonly lastStep: number;
  readonly lastUsedAt: Instant | null;
}

/** All factors of one account, confirmed or not. */
export class AccountFactors {
  readonly userId: UserId;
  readonly #added: Factor[] = [];
  readonly #removed: Factor[] = [];
  readonly #confirmed: Factor[] = [];
  #all: readonly Factor[];

  constructor(userId: UserId, all: readonly Factor[]) {
    this.userId = userId;
    this.#all = all;
  }

  get confirmed(): readonly Factor[] {
    return this.#all.filter(({ confirmedAt }) => confirmedAt !== null);
  }

  /** For storage. */
  get changes(): Readonly<Record<'added' | 'removed' | 'confirmed', readonly Factor[]>> {
    return { added: this.#added, removed: this.#removed, confirmed: this.#confirmed };
  }

  /** Replaces a TOTP that was started and never confirmed. Throws `TooManyFactors`. */
  startTotp(draft: Pick<Factor, 'id' | 'name'> & { readonly secret: string }, now: Instant): void {
    for (const factor of this.#all) if (factor.confirmedAt === null) this.#drop(factor);
    this.#add({ ...draft, kind: 'totp', createdAt: now, confirmedAt: null, lastStep: 0, lastUsedAt: null });
  }

  /** Adds a factor of a kind that needs no confirmation. Throws `TooManyFactors`. */
  addConfirmed(draft: Pick<Factor, 'id' | 'kind' | 'name' | 'secret'>, now: Instant): void {
    this.#add({ ...draft, createdAt: now, confirmedAt: now, lastStep: 0, lastUsedAt: null });
    record(this, FactorAdded({ userId: this.userId, kind: draft.kind }));
  }

  /** The TOTP that waits for its first code; undefined when there is none, or it is too old. */
  unconfirmed(id: FactorId, now: Instant): Factor | undefined {
    return this.#all.find(
      (factor) =>
        factor.id === id && factor.confirmedAt === null && now - factor.createdAt < factorLimits.confirmation,
    );
  }

  /** `step` is the time step of the code that proves it. Throws `WrongCode` without such an unconfirmed factor. */
  confirm(id: FactorId, step: number, now: Instant): void {
    const factor = this.unconfirmed(id, now);
    if (!factor) throw new WrongCode();
    this.assertRoom();
    const confirmed: Factor = { ...factor, confirmedAt: now, lastStep: step, lastUsedAt: now };
    this.#all = this.#all.map((one) => (one === factor ? confirmed : one));
    this.#confirmed.push(confirmed);
    record(this, FactorAdded({ userId: this.userId, kind: factor.kind }));
  }

  /** Throws `FactorNotFound`, also for one that is not confirmed. */
  remove(id: FactorId): void {
    const factor = this.confirmed.find((one) => one.id === id);
    if (!factor) throw new FactorNotFound();
    this.#drop(factor);
    record(this, FactorRemoved({ userId: this.userId, kind: factor.kind }));
  }

  /** Answers how many counted. */
  removeAll(): number {
    const { length } = this.confirmed;
    for (const { kind } of this.confirmed) record(this, FactorRemoved({ userId: this.userId, kind }));
    for (const factor of this.#all) this.#drop(factor);
    return length;
  }

  /** Throws `TooManyFactors` when no other one can be added. */
  assertRoom(): void {
    if (this.confirmed.length >= factorLimits.perAccount) throw new TooManyFactors();
  }

  #add(factor: Factor): void {
    this.assertRoom();
    this.#all = [...this.#all, factor];
    this.#added.push(factor);
  }

  #drop(factor: Factor): void {
    this.#all = this.#all.filter((one) => one !== factor);
    this.#removed.push(factor);
  }
}

export abstract class Factors {
  /** Locks the account until the unit of work ends, so that its factors change one after the other. */
  abstract ofAccount(userId: UserId): Promise<AccountFactors>;
  /** The confirmed ones, without a lock. */
  abstract confirmed(userId: UserId): Promise<readonly Factor[]>;
  abstract save(factors: AccountFactors): void;
  /** Replaces the encrypted secret of a factor by the same one under another key. */
  abstract reseal(factor: Pick<Factor, 'id'> & { readonly userId: UserId; readonly secret: string }): void;
  /** Accepts a code of this time step; of concurrent callers only one gets true, and later none for this step. */
  abstract useStep(use: {
    readonly userId: UserId;
    readonly factorId: FactorId;
    readonly step: number;
    readonly now: Instant;
  }): Promise<boolean>;
}
