import type { operations } from '../../src/application/catalogue.ts';
import type { CallOptions, Input, Outcome, Output } from './client.ts';

export type Catalogue = typeof operations;
export type Name = Catalogue[number]['name'];
export type In<N extends Name> = Input<Catalogue, N>;
export type Out<N extends Name> = Output<Catalogue, N>;

/** The client of the catalogue, typed so that generic callers can pass on its types. */
export interface Calls {
  call<N extends Name>(name: N, input: In<N>, options?: CallOptions): Promise<Outcome<Out<N>>>;
  close(): void;
}

/** Wraps a client with methods for scenarios. */
export function scenarioClient(client: Calls) {
  return {
    call: <N extends Name>(name: N, input: In<N>, options?: CallOptions): Promise<Outcome<Out<N>>> =>
      client.call(name, input, options),
    close: () => client.close(),

    /** Resolves to the result; throws when the call is refused. */
    async does<N extends Name>(name: N, input: In<N>, options?: CallOptions): Promise<Out<N>> {
      const outcome = await client.call(name, input, options);
      if (!outcome.ok) throw new Error(`${name} is refused: ${JSON.stringify(outcome.problem)}`);
      return outcome.result;
    },

    /** Resolves to the refusal: status, code, and the invalid fields. */
    async refused<N extends Name>(name: N, input: In<N>, options?: CallOptions): Promise<string> {
      const outcome = await client.call(name, input, options);
      if (outcome.ok) return 'nothing';
      const { status, code, errors = [] } = outcome.problem;
      return [status, code, ...errors.map(({ pointer }) => pointer)].join(' ');
    },
  };
}
