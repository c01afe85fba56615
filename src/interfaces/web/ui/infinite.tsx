import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { Button } from './button.tsx';
import { Row } from './layout.tsx';
import { Failure, SkeletonList } from './states.tsx';

interface AnyPage<R> {
  readonly items: readonly R[];
}

interface Listed<R>
  extends Pick<UseInfiniteQueryResult, 'error' | 'isPending' | 'hasNextPage' | 'isFetchingNextPage'> {
  readonly data: { readonly pages: readonly AnyPage<R>[] } | undefined;
  fetchNextPage(): unknown;
  refetch(): unknown;
}

interface Props<R> {
  readonly of: Listed<R>;
  readonly children: (rows: readonly R[]) => ReactNode;
  readonly empty?: ReactNode;
  readonly skeleton?: ReactNode;
}

/** A list that loads its next page when its end comes near; the button does the same by keyboard. */
export function Infinite<R>({ of, children, empty, skeleton }: Props<R>) {
  const words = useWords(common);
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = of;
  useEffect(() => {
    const node = end.current;
    if (!node || !hasNextPage || isFetchingNextPage) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (of.isPending) return skeleton ?? <SkeletonList />;
  if (!of.data) return <Failure error={of.error} retry={() => void of.refetch()} />;
  const rows = of.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return empty;
  return (
    <>
      {children(rows)}
      <div ref={end}>
        {hasNextPage && (
          <Row>
            <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {words.loadMore}
            </Button>
          </Row>
        )}
      </div>
    </>
  );
}
