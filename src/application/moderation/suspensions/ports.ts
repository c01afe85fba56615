import type { UserId } from '../../../domain/kernel/id.ts';
import { Suspensions } from '../../kernel/suspensions.ts';

/** Who is suspended, as this process knows it. */
export abstract class SuspensionWatch extends Suspensions {
  /** Reads a suspension that this process changed; others poll. */
  abstract refresh(userId: UserId): Promise<void>;
}
