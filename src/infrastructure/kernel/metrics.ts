import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Behaviour } from '../../application/kernel/dispatcher.ts';
import { Refusal } from '../../domain/kernel/refusal.ts';

/** A registry of its own, with the process's figures and event-loop lag. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Times each operation from its checked input to its result. */
export function operationDurations(registry: Registry): Behaviour {
  const histogram = new Histogram({
    name: 'operation_duration_seconds',
    help: "Time from an operation's checked input to its result",
    labelNames: ['operation', 'outcome'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return async ({ operation }, next) => {
    const from = performance.now();
    let outcome = 'fault';
    try {
      const result = await next();
      outcome = 'done';
      return result;
    } catch (error) {
      if (error instanceof Refusal) outcome = 'refused';
      throw error;
    } finally {
      histogram.observe({ operation: operation.name, outcome }, (performance.now() - from) / 1000);
    }
  };
}
