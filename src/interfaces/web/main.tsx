import './ui/tokens.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from './shell/client.ts';
import { CrashPage } from './shell/not-found.tsx';
import { routeTree } from './shell/routes.ts';
import { registerServiceWorker } from './shell/service-worker.ts';
import { signedOut } from './shell/session.ts';
import { isSignedIn } from './shell/settings.ts';
import { Toaster } from './ui/toaster.tsx';

// The client repeats calls by itself; pushes say when something has changed.
const cache = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
const router = createRouter({
  routeTree,
  context: { cache },
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 200,
  defaultErrorComponent: CrashPage,
});
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

client.on('signed-out', () => {
  if (!isSignedIn.get()) return;
  void signedOut(cache);
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
});
registerServiceWorker();

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
);
