import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';

/** A stored W3C traceparent, if there is one. */
export type Stored = string | null | undefined;

/** The spans of this process. */
export class Spans {
  readonly #tracer: Tracer;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** One span for each call, from validated input to result. */
  readonly operation: Behaviour = ({ operation, actor, meta }, next) => {
    const attributes = {
      'layers.wire': meta.wire,
      'layers.request_id': meta.requestId,
      ...(actor && { 'enduser.id': actor.id }),
    };
    return this.#within(
      [this.#tracer.startSpan(operation.name, { kind: SpanKind.SERVER, attributes })],
      context.active(),
      next,
    );
  };

  /** The traceparent of the open span. A span that has ended is not continued: timers keep its context for ever. */
  readonly current = (): string | undefined => (isOpen() ? traceparent(context.active()) : undefined);

  /** A span within the open one; without one just runs `work`. */
  inner<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
    if (!isOpen()) return work();
    const span = this.#tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
    return this.#within([span], context.active(), work);
  }

  /**
   * Runs `work` once, with a span in each of these traces: it is inside the first, and the others are linked to that.
   * Without any trace just runs it.
   */
  continued<T>(name: string, stored: readonly Stored[], work: () => Promise<T>): Promise<T> {
    const parents = [...new Set(stored)].filter((one) => one !== null && one !== undefined);
    if (parents.length === 0) return work();
    const [first, ...others] = parents.map((traceparent) =>
      propagation.extract(ROOT_CONTEXT, { traceparent }),
    );
    const span = this.#tracer.startSpan(name, { kind: SpanKind.CONSUMER }, first);
    const links = [{ context: span.spanContext() }];
    const linked = others.map((parent) =>
      this.#tracer.startSpan(name, { kind: SpanKind.CONSUMER, links }, parent),
    );
    return this.#within([span, ...linked], first!, work);
  }

  async #within<T>(spans: readonly Span[], parent: Context, work: () => Promise<T>): Promise<T> {
    try {
      return await context.with(trace.setSpan(parent, spans[0]!), work);
    } catch (error) {
      for (const span of spans) fail(span, error);
      throw error;
    } finally {
      for (const span of spans) span.end();
    }
  }
}

const isOpen = (): boolean => trace.getActiveSpan()?.isRecording() ?? false;

function traceparent(of: Context): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(of, carrier);
  return carrier.traceparent;
}

/** Marks the span as failed; a refusal is not a failure. */
function fail(span: Span, error: unknown): void {
  if (error instanceof Refusal) {
    span.setAttribute('layers.refusal', error.code);
    return;
  }
  span.setStatus({ code: SpanStatusCode.ERROR });
  if (error instanceof Error) span.recordException(error);
}
