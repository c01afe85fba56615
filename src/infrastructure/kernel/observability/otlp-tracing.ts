import { randomUUID } from 'node:crypto';
import { context, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { Spans } from './spans.ts';
import { tracedEngine } from './traced-engine.ts';
import { TracedPublisher } from './traced-publisher.ts';
import { tracedSubscriber } from './traced-subscriber.ts';
import type { Tracing } from './tracing.ts';

/** Sends the spans to `<endpoint>/v1/traces`. */
export function otlpTracing(endpoint: string, role: string): Tracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'layers',
      'service.instance.id': randomUUID(),
      'layers.role': role,
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  const spans = new Spans(trace.getTracer('layers'));
  return {
    behaviours: [spans.operation],
    aroundSubscriber: tracedSubscriber(spans),
    current: spans.current,
    continued: (name, from, work) => spans.continued(name, [from], work),
    bound: (work) => context.bind(context.active(), work),
    engine: (engine) => tracedEngine(engine, spans),
    publisher: (publisher) => new TracedPublisher(publisher, spans),
    stop: () => provider.shutdown(),
  };
}
