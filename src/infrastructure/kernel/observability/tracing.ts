import { type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';

export interface Tracing {
  readonly behaviours: readonly Behaviour[];
  /** Sends the buffered spans. */
  stop(): Promise<void>;
}

/** Traces every operation to an OTLP collector. Without an endpoint nothing is traced and the SDK is not loaded. */
export async function startTracing(endpoint: string | undefined): Promise<Tracing> {
  if (endpoint === undefined) return { behaviours: [], stop: async () => {} };
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'layers' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  return { behaviours: [traced(trace.getTracer('layers'))], stop: () => provider.shutdown() };
}

const traced =
  (tracer: Tracer): Behaviour =>
  ({ operation, actor, meta }, next) =>
    tracer.startActiveSpan(operation.name, { kind: SpanKind.SERVER }, async (span) => {
      span.setAttributes({
        'layers.wire': meta.wire,
        'layers.request_id': meta.requestId,
        ...(actor && { 'enduser.id': actor.id }),
      });
      try {
        return await next();
      } catch (error) {
        fail(span, error);
        throw error;
      } finally {
        span.end();
      }
    });

/** Marks the span as failed; a refusal is not a failure. */
function fail(span: Span, error: unknown): void {
  if (error instanceof Refusal) {
    span.setAttribute('layers.refusal', error.code);
    return;
  }
  span.setStatus({ code: SpanStatusCode.ERROR });
  if (error instanceof Error) span.recordException(error);
}
