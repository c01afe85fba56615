import { type Span, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import { Refusal } from '../../../domain/kernel/refusal.ts';

/** Sends the spans to `<endpoint>/v1/traces`. */
export function otlpTracing(endpoint: string) {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'layers' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  return { behaviours: [traced(provider.getTracer('layers'))], stop: () => provider.shutdown() };
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
