import { EventRecorder } from '../../../application/kernel/ports.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import { record } from '../../../domain/kernel/recorded-events.ts';
import { requireUnit } from '../unit-of-work/unit.ts';

/** Records into the current unit of work, as an aggregate of it would. */
export class UnitEventRecorder extends EventRecorder {
  record(event: DomainEvent): void {
    record(requireUnit(), event);
  }
}
