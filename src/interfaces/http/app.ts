import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RequestError } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { Histogram, type Registry } from 'prom-client';
import type { Operation } from '../../application/kernel/operation.ts';
import type { ServedObjects } from '../../application/kernel/served-objects.ts';
import type { Spool } from '../../application/kernel/upload.ts';
import type { Caller } from '../kit/calls/caller.ts';
import type { Kit } from '../kit/kit.ts';
import { toProblem } from '../problem.ts';
import { Malformed } from '../refusals.ts';
import { docsAssets } from './docs.ts';
import { endpointsOf, literalFirst, type Paths } from './endpoints.ts';
import { notFound } from './not-found.ts';
import { readAvatar, readObject, writeObject } from './objects/handlers.ts';
import { pages, showPage, submitPage } from './pages/pages.ts';
import type { PageName } from './pages/render-page.ts';
import { etagOf, isKnown } from './requests/etag.ts';
import { type Env, operationHandler } from './requests/operation-handler.ts';
import { RequestContext, type RequestDependencies } from './requests/request-context.ts';
import { HttpSessions } from './requests/sessions.ts';
import { metrics, type Readiness, ready } from './system.ts';
import { webAppPaths } from './web-app/serve-web-app.ts';
import type { WebApp } from './web-app/web-app.ts';

export interface AppOptions extends Omit<Paths, 'operations'> {
  readonly readiness: Readiness;
  /** What is missed by `/readyz` without making it fail. */
  readonly degrades?: Readiness;
  readonly jwks: () => unknown;
  readonly spool: Spool;
  readonly objects: ServedObjects;
  /** Undefined when the service has no pages. */
  readonly webApp?: WebApp | undefined;
  /** Of a process that only works in the background. */
  readonly healthOnly?: boolean;
  /** False when metrics are served on a separate port. */
  readonly servesMetrics: boolean;
  /** Documents by path below `/api`, generated at their first request. */
  readonly documents: Readonly<Record<string, () => object | Promise<object>>>;
}

export interface App {
  fetch(request: Request, env: Env['Bindings']): Response | Promise<Response>;
  /** Answers requests that cannot be parsed. */
  broken(error: unknown): Response;
  /** Of the operation that a request is for; of another request, by its method. */
  kindOf(incoming: IncomingMessage): Operation['kind'];
}

type Answer = (context: RequestContext, parameter: string) => Response | Promise<Response>;

export function createApp(kit: Kit, caller: Caller, options: AppOptions): App {
  const endpoints = endpointsOf({ ...options, operations: [...kit.operations.values()] });
  const dependencies: RequestDependencies = { kit, caller, durations: durations(kit.metrics) };
  const handlerDependencies = {
    ...dependencies,
    sessions: new HttpSessions(kit.signIn),
    spool: options.spool,
  };

  const app = new Hono<Env>();
  const kinds = new Map<unknown, Operation['kind']>();
  const answering = (route: string, answer: Answer, operation?: string) => async (c: Context<Env>) => {
    const context = new RequestContext(dependencies, c.env.incoming, route, operation);
    try {
      return await answer(context, Object.values(c.req.param())[0] ?? '');
    } catch (error) {
      return context.refuse(error);
    }
  };
  const serve = (path: string, answer: Answer) => app.get(path, answering(path, answer));

  serve('/healthz', (context) => context.json(200, { status: 'alive' }));
  serve('/readyz', (context) => ready(context, options.readiness, options.degrades ?? {}));
  if (options.servesMetrics) serve('/metrics', (context) => metrics(context, kit.metrics));
  if (!options.healthOnly) {
    for (const endpoint of literalFirst(endpoints)) {
      const handler = operationHandler(endpoint, handlerDependencies);
      kinds.set(handler, endpoint.operation.kind);
      app.on(endpoint.method, endpoint.path, handler);
    }
    for (const name of Object.keys(pages) as PageName[]) {
      const operation = kit.operations.get(pages[name]);
      if (!operation) continue;
      const hasApp = options.webApp !== undefined;
      serve(`/${name}`, (context) => showPage(name, context, hasApp));
      const submit: Answer = (context) => submitPage(name, context, operation, hasApp);
      app.post(`/${name}`, answering(`/${name}`, submit, operation.name));
    }
    serve('/.well-known/jwks.json', async (context) => context.json(200, await options.jwks()));
    for (const [path, document] of Object.entries(options.documents))
      serve(`/api${path}`, onceAsJson(document));
    for (const { path, headers, content } of docsAssets()) {
      serve(path, async (context) => context.answer(200, await content(), headers));
    }
    for (const [path, answer] of options.webApp ? webAppPaths(options.webApp) : []) serve(path, answer);
    const { objects } = options;
    serve('/objects/:link', (context, link) => readObject(context, objects, link));
    serve('/avatars/:path', (context, path) => readAvatar(context, objects, path));
    app.put(
      '/objects/:link',
      answering('/objects/:link', (context, link) => writeObject(context, objects, link)),
    );
  }
  app.notFound((c) =>
    answering('none', (context) => notFound(context, methodsOf(app, c.req.path), kit.signIn.origins))(c),
  );

  return {
    fetch: (request, env) => app.fetch(request, env),
    broken: (error) => brokenRequest(error, kit),
    kindOf({ method: given = 'GET', url = '' }) {
      const method = given === 'HEAD' ? 'GET' : given;
      const [handlers] = app.router.match(method, url.split('?', 1)[0]!);
      return kinds.get(handlers[0]?.[0][0]) ?? (method === 'GET' ? 'query' : 'command');
    },
  };
}

function brokenRequest(error: unknown, { logger, headers }: Kit): Response {
  const requestId = randomUUID();
  const problem = toProblem(error instanceof RequestError ? new Malformed() : error, logger, requestId);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, 'x-request-id': requestId, 'content-type': 'application/problem+json' },
  });
}

/** Answers a document that is generated at its first request. */
function onceAsJson(document: () => object | Promise<object>): Answer {
  let text: string | undefined;
  let etag = '';
  return async (context) => {
    if (text === undefined) {
      text = JSON.stringify(await document());
      etag = etagOf({}, text);
    }
    const headers = { etag, 'cache-control': 'no-cache' };
    if (isKnown(context.incoming, etag)) return context.answer(304, null, headers);
    return context.answer(200, text, { 'content-type': 'application/json', ...headers });
  };
}

/** The methods that a path supports; empty for an unknown path. */
const methodsOf = (app: Hono<Env>, path: string): ReadonlySet<string> =>
  new Set(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      (method) => app.router.match(method, path)[0].length > 0,
    ),
  );

const durations = (registry: Registry) =>
  new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests, from headers to answer, by route and status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
