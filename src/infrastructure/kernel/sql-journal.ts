import type { Push } from '../../application/kernel/frame.ts';
import { Journal } from '../../application/kernel/ports.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import { requireUnit } from './unit.ts';

export class SqlJournal extends Journal {
  record(event: DomainEvent, pushes: readonly Push[] = []): void {
    requireUnit().events.push({ event, pushes });
  }
}
