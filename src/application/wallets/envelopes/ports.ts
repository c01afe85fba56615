import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Envelope, EnvelopeId } from '../../../domain/wallets/envelope.ts';
import type { EnvelopeView } from './views.ts';

/** Stores envelopes. Those that it locks stay locked until the unit of work ends: do that before locking accounts. */
export abstract class Envelopes {
  abstract find(id: EnvelopeId): Promise<Envelope | undefined>;
  abstract lock(ids: readonly EnvelopeId[]): Promise<ReadonlyMap<EnvelopeId, Envelope>>;
  /** As `lock`, without those that another transaction has locked. */
  abstract lockFree(ids: readonly EnvelopeId[]): Promise<ReadonlyMap<EnvelopeId, Envelope>>;
  /** Some of the open ones whose time is over, without those that another transaction has locked. */
  abstract lockDue(at: Instant, limit: number): Promise<readonly Envelope[]>;
  abstract lockOpenOf(senderId: UserId): Promise<readonly Envelope[]>;
  abstract add(envelope: Envelope): void;
  abstract save(envelopes: readonly Envelope[]): void;
}

export interface EnvelopeLook {
  readonly viewerId: UserId;
  readonly envelopeId: EnvelopeId;
}

/** People who see an envelope: it is where its message is. */
export abstract class EnvelopeReaders {
  /** Those of the looks whose viewer sees the envelope; a deleted account sees nothing. */
  abstract seeing(looks: readonly EnvelopeLook[]): Promise<readonly EnvelopeLook[]>;
  /** Everyone who sees them, with how many shares each has left. */
  abstract audiences(
    ids: readonly EnvelopeId[],
  ): Promise<readonly { readonly id: EnvelopeId; readonly left: number; readonly to: readonly UserId[] }[]>;
}

export abstract class EnvelopeReader {
  /** Undefined unless the viewer sees it. */
  abstract one(viewerId: UserId, id: EnvelopeId): Promise<EnvelopeView | undefined>;
  /** What `senderId` sent, also where they are no member any more. */
  abstract sent(senderId: UserId, id: EnvelopeId): Promise<EnvelopeView | undefined>;
}
