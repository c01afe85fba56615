import { operations, subscribers } from './application/catalogue.ts';
import { aliases } from './interfaces/http/aliases.ts';
import { legacyOpenApi, openApi } from './interfaces/http/openapi/document.ts';
import { routes } from './interfaces/http/routes.ts';
import { eventParts } from './interfaces/rpc/asyncapi.ts';
import { openRpc } from './interfaces/rpc/openrpc.ts';
import { asyncApi } from './interfaces/socket/asyncapi.ts';
import { chatParts } from './interfaces/websocket/asyncapi.ts';

const version = '0.1.0';

/** The API documents by path below `/api`. Generating one takes a tenth of a second. */
export const documents = (publicUrl: URL) => ({
  '/openapi.json': async () => {
    const { default: examples } = await import('./interfaces/http/openapi/examples.json', {
      with: { type: 'json' },
    });
    return openApi({ operations, publicUrl, version, routes, aliases, examples });
  },
  '/openapi-legacy.json': () =>
    legacyOpenApi({ operations, publicUrl, version, routes, aliases, examples: {} }),
  '/asyncapi.json': () =>
    asyncApi({ operations, publicUrl, version, subscribers, others: [chatParts, eventParts] }),
  '/openrpc.json': () => openRpc({ operations, publicUrl, version }),
});
