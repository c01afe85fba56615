import type { Instant } from '../../../domain/kernel/id.ts';
import type { ProviderEvent } from './ports.ts';

/** What payment providers sent, as hints to look at something. */
export abstract class ProviderEvents {
  /** Part of the unit of work. False if it is stored already. */
  abstract add(provider: string, event: ProviderEvent, at: Instant): Promise<boolean>;
  abstract find(provider: string, id: string): Promise<Pick<ProviderEvent, 'about' | 'ref'> | undefined>;
  /** Part of the unit of work. */
  abstract done(provider: string, id: string, at: Instant): void;
  /** The ids of events that came before `before` and led to nothing yet, the oldest first. */
  abstract unmatched(before: Instant, limit: number): Promise<readonly string[]>;
}
