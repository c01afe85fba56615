import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import type { FramePublisher } from '../../../application/kernel/ports.ts';
import type { Engine } from '../database/engine.ts';
import type { AroundSubscriber } from '../events/bound-subscribers.ts';

/** Follows what a call leads to, through statements, outbox, deliveries and pushes, and from process to process. */
export interface Tracing {
  readonly behaviours: readonly Behaviour[];
  readonly aroundSubscriber: AroundSubscriber;
  /** The W3C traceparent of the span that is open here, to be stored with what is done later. */
  current(): string | undefined;
  /** Runs `work` in a span that continues the trace that was stored; without one just runs it. */
  continued<T>(name: string, trace: string | null | undefined, work: () => Promise<T>): Promise<T>;
  /** Keeps the current trace for a function that is called elsewhere. */
  bound<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => R;
  /** With a span for each statement of a traced call. */
  engine(engine: Engine): Engine;
  /** With a span for each frame that follows from a traced call. */
  publisher(publisher: FramePublisher): FramePublisher;
  /** Sends the buffered spans. */
  stop(): Promise<void>;
}
