import { orInstall } from '../runtime/optional-packages.ts';
import type { Tracing } from './tracing.ts';

/** Traces to an OTLP collector. Without an endpoint there is no tracing: nothing is wrapped, the SDK is not loaded. */
export async function startTracing(endpoint: string | undefined, role: string): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const { otlpTracing } = await import('./otlp-tracing.ts').catch(orInstall('traces', 'tracing'));
  return otlpTracing(endpoint, role);
}
