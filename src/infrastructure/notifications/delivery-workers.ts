import type { DeliveryWorker } from '../../application/notifications/delivery-worker.ts';
import type { DeliveryChannelName } from '../../domain/notifications/delivery.ts';

/** One worker for each way out, so that one that hangs holds up no other. */
export class DeliveryWorkers {
  readonly byChannel: ReadonlyMap<DeliveryChannelName, DeliveryWorker>;

  constructor(byChannel: ReadonlyMap<DeliveryChannelName, DeliveryWorker>) {
    this.byChannel = byChannel;
  }
}
