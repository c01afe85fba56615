import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import { FramePublisher } from '../../../application/kernel/ports.ts';
import type { Spans } from './spans.ts';

/** A span for each push to the connections of this process, whichever process made the frame. */
export class TracedPublisher extends FramePublisher {
  readonly #publisher: FramePublisher;
  readonly #spans: Spans;

  constructor(publisher: FramePublisher, spans: Spans) {
    super();
    this.#publisher = publisher;
    this.#spans = spans;
  }

  override publish(outgoing: readonly OutgoingFrame[]): Promise<void> {
    const names = [...new Set(outgoing.map(({ frame }) => frame.name))].join(' ');
    return this.#spans.continued(
      `push ${names}`,
      outgoing.map(({ trace }) => trace),
      () => this.#publisher.publish(outgoing),
    );
  }
}
