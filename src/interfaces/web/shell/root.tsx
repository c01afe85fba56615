import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NotFoundPage } from './not-found.tsx';

/** Every page stands in the frame; folders of pages hang theirs below it. */
export const root = createRootRouteWithContext<{ cache: QueryClient }>()({
  component: Frame,
  notFoundComponent: NotFoundPage,
});
