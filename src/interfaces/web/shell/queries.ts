import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  type UseMutationOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import {
  CallRefused,
  type Input,
  type OperationName,
  type Output,
  type PagedName,
} from '../../client/index.ts';
import { useRefusals } from '../words/refusals.ts';
import { client } from './client.ts';
import { keeping } from './kept.ts';
import { toast } from './toasts.ts';

/** Options for `useQuery` and `useSuspenseQuery`: an operation that reads, by its name and input. */
export const query = <N extends OperationName>(name: N, input: Input<N>) =>
  queryOptions({
    queryKey: [name, input] as const,
    queryFn: ({ signal }): Promise<Output<N>> =>
      keeping(name, input as object, () => client.call(name, input, { signal })),
  });

/** Options for `useInfiniteQuery`: a list, page after page. */
export const pages = <N extends PagedName>(name: N, input: Input<N>) =>
  infiniteQueryOptions({
    queryKey: [name, input, 'pages'] as const,
    queryFn: ({ signal, pageParam }): Promise<Output<N>> =>
      pageParam === null
        ? keeping(name, input as object, () => client.call(name, input, { signal }))
        : client.call(name, { ...(input as object), cursor: pageParam } as Input<N>, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as { nextCursor: string | null }).nextCursor,
  });

export interface CommandOptions<N extends OperationName> {
  /** Changes what is shown before the service answers; returns what takes the change back. */
  readonly optimistic?: (input: Input<N>, cache: QueryClient) => () => void;
  readonly done?: (output: Output<N>, input: Input<N>, cache: QueryClient) => void;
  /** Lists that the service must be asked for again, by the names of their operations. */
  readonly refreshes?: readonly OperationName[];
  /** The page shows the refusal itself, as forms do. */
  readonly quiet?: boolean;
}

/** A command with its effect on what is shown. A refusal is shown in words, and takes the change back. */
export function useCommand<N extends OperationName>(name: N, options: CommandOptions<N> = {}) {
  const cache = useQueryClient();
  const inWords = useRefusals();
  const mutation: UseMutationOptions<Output<N>, Error, Input<N>, (() => void) | undefined> = {
    mutationFn: (input) => client.call(name, input),
    onMutate: (input) => options.optimistic?.(input, cache),
    onError(error, _input, undo) {
      undo?.();
      // Every page says then why nothing can be written.
      if (error instanceof CallRefused && error.code === 'identity.suspended')
        void cache.invalidateQueries({ queryKey: ['identity.get-me'] });
      if (!options.quiet) toast({ kind: 'error', text: inWords(error) });
    },
    onSuccess(output, input) {
      options.done?.(output, input, cache);
      for (const refreshed of options.refreshes ?? [])
        void cache.invalidateQueries({ queryKey: [refreshed] });
    },
  };
  const result = useMutation(mutation);
  const running = useRef(new Map<string, Promise<Output<N>>>());
  // A second press, before the first shows, is the same act: it must not post twice.
  const mutateAsync = (input: Input<N>): Promise<Output<N>> => {
    const key = JSON.stringify(input);
    const known = running.current.get(key);
    if (known) return known;
    const started = result.mutateAsync(input).finally(() => running.current.delete(key));
    running.current.set(key, started);
    return started;
  };
  // What was refused is shown by `onError`.
  return { ...result, mutateAsync, mutate: (input: Input<N>) => void mutateAsync(input).catch(() => {}) };
}
