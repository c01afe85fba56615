import { EventRecorder } from '../../../application/kernel/ports.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import { record } from '../../../domain/kernel/recorded-events.ts';
import { requireUnit } from '../unit-of-work/unit.ts';

/** Records events in the current unit of work, as its aggregates do. */
export class UnitEventRecorder extends EventRecorder {
  record(event: DomainEvent): void {
    record(requireUnit(), event);
  }
}
