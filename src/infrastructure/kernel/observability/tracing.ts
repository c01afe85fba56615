import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import { orInstall } from '../runtime/optional-packages.ts';

export interface Tracing {
  readonly behaviours: readonly Behaviour[];
  /** Sends the buffered spans. */
  stop(): Promise<void>;
}

/** Traces every operation to an OTLP collector. Without an endpoint nothing is traced and the SDK is not loaded. */
export async function startTracing(endpoint: string | undefined): Promise<Tracing> {
  if (endpoint === undefined) return { behaviours: [], stop: async () => {} };
  const { otlpTracing } = await import('./otlp-tracing.ts').catch(orInstall('traces', 'tracing'));
  return otlpTracing(endpoint);
}
