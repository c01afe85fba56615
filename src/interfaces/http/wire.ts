import { getRequestListener } from '@hono/node-server';
import type { Kit } from '../kit/kit.ts';
import type { Mount, Wire } from '../kit/wire.ts';
import { type AppOptions, createApp } from './app.ts';
import { shedLoad } from './shed-load.ts';

const name = 'http';

/** REST: each operation at its method and path, and the documents, pages and files of the service. */
export const httpWire =
  (options: AppOptions) =>
  (kit: Kit): Wire & { readonly mounts: readonly Mount[] } => {
    const caller = kit.caller(name);
    const app = createApp(kit, caller, options);
    const shed = shedLoad(kit, caller, app);
    const listener = getRequestListener((request, env) => app.fetch(request, env as never), {
      hostname: 'localhost',
      errorHandler: (error) => app.broken(error),
    });
    return {
      name,
      mounts: [
        {
          path: '/',
          handle(request, response) {
            if (!shed(request, response)) void listener(request, response);
          },
        },
      ],
      // The server drains the requests of all wires.
      close: async () => {},
    };
  };
