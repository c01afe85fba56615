import type { DeliveryWorker } from '../../../application/notifications/deliveries/delivery-worker.ts';
import type { DeliveryChannelName } from '../../../domain/notifications/delivery.ts';

/** One worker per channel, so that a hanging channel does not delay the others. */
export class DeliveryWorkers {
  readonly byChannel: ReadonlyMap<DeliveryChannelName, DeliveryWorker>;

  constructor(byChannel: ReadonlyMap<DeliveryChannelName, DeliveryWorker>) {
    this.byChannel = byChannel;
  }
}
