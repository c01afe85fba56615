import { Journal } from '../../application/kernel/ports.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import { requireUnit } from './unit.ts';

export class SqlJournal extends Journal {
  record(event: DomainEvent): void {
    requireUnit().events.push(event);
  }
}
