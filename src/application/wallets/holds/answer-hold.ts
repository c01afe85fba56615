import { HoldNotFound } from '../../../domain/wallets/errors.ts';
import type { HoldId } from '../../../domain/wallets/hold.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { HoldReader } from './ports.ts';
import type { HoldView } from './views.ts';

export async function answerHold(id: HoldId, reader: HoldReader, clock: Clock): Promise<HoldView> {
  const found = await reader.one(id, clock.now());
  if (!found) throw new HoldNotFound();
  return found;
}
