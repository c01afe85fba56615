import type { Instant } from '../../../domain/kernel/id.ts';
import type { ProviderEvent } from './ports.ts';

export interface UnmatchedEvent {
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  readonly receivedAt: Instant;
}

/** After this time, a stored event that could not be followed is reported as a fault. */
export const unmatchedAfterMs = 10 * 60_000;

/** What payment providers sent, as hints to look at something. */
export abstract class ProviderEvents {
  /** Part of the unit of work. False if it is stored already. */
  abstract add(provider: string, event: ProviderEvent, at: Instant): Promise<boolean>;
  abstract find(provider: string, id: string): Promise<Pick<ProviderEvent, 'about' | 'ref'> | undefined>;
  /** Part of the unit of work. */
  abstract done(provider: string, id: string, at: Instant): void;
  /** Those that came before `before` and could not be followed yet, the oldest first. */
  abstract unmatched(before: Instant, limit: number): Promise<readonly UnmatchedEvent[]>;
}
