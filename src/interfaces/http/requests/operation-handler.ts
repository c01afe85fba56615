import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Meta, Operation } from '../../../application/kernel/operation.ts';
import type { Spool, Upload } from '../../../application/kernel/upload.ts';
import { uploadFieldsOf } from '../../kit/calls/upload-fields.ts';
import { bodyFields, isJson, rawBody } from '../../kit/requests/body.ts';
import { UseHttp } from '../../refusals.ts';
import { Schemas } from '../../schemas.ts';
import type { CallOperation } from '../aliases.ts';
import type { Endpoint } from '../endpoints.ts';
import { paramsOf } from '../route.ts';
import { etagOf, hasEtag, isKnown, refuseCondition, takesVersion, withVersion } from './etag.ts';
import { FieldMerger } from './field-merger.ts';
import { isForm, readForm } from './form.ts';
import { RequestContext, type RequestDependencies } from './request-context.ts';
import type { HttpSessions } from './sessions.ts';

export interface HandlerDependencies extends RequestDependencies {
  readonly sessions: HttpSessions;
  readonly spool: Spool;
}
export type Env = { Bindings: HttpBindings };

type Fields = Readonly<Record<string, unknown>>;
const nothing: Fields = {};

/** The handler for all methods and paths of an operation. */
export function operationHandler(
  endpoint: Endpoint,
  dependencies: HandlerDependencies,
): (c: Context<Env>) => Promise<Response> {
  const {
    operation,
    flow,
    method,
    path,
    session,
    status: usual,
    unless,
    othersBodies,
    redirects,
    text,
    signedBy,
  } = endpoint;
  const { kit, sessions, spool } = dependencies;
  const schemas = new Schemas();
  const merger = new FieldMerger(schemas.input(operation.input), schemas, endpoint.translation);
  const hasParams = paramsOf(path).length > 0;
  const isPublic = operation.access === 'public';
  const { fields: uploads, needed: mustUpload } = uploadFieldsOf(operation.input);
  const answersEtag = hasEtag(endpoint);
  const compares = takesVersion(endpoint);
  const signsIn = session === 'issue' || session === 'renew';
  const logsOut = session === 'end' && isPublic;

  return async (c) => {
    const { incoming } = c.env;
    const context = new RequestContext(dependencies, incoming, path, operation.name);
    let spooled: readonly Upload[] = [];
    try {
      let meta: Partial<Meta> = context.idempotencyKey();
      await context.authenticate(isPublic);
      const { actor } = context;
      const call = (called: Operation, input: unknown) => context.dispatch(called, input, meta);
      // Refuse callers who are not signed in before reading their body.
      if (!actor && !isPublic) await call(operation, nothing);

      const form =
        uploads.size > 0 && isForm(incoming) ? await readForm(incoming, uploads, spool) : undefined;
      if (form) spooled = form.uploads;
      else if (mustUpload) throw new UseHttp();
      if (signedBy !== undefined) {
        const signature = incoming.headers[signedBy.toLowerCase()]?.toString();
        meta = { ...meta, raw: { body: await rawBody(incoming), signature } };
      }
      const unread = signedBy !== undefined || method === 'GET' || (othersBodies && !isJson(incoming));
      const body = form?.files ?? (unread ? nothing : await bodyFields(incoming));
      if (!form) for (const name of uploads.keys()) if (body[name] !== undefined) throw new UseHttp();
      let asCookies = false;
      let fields = body;
      if (signsIn) ({ fields, asCookies } = sessions.open(incoming, body, session === 'renew'));
      if (logsOut) fields = sessions.ending(incoming, body);
      if (asCookies && incoming.headers.authorization === undefined) meta = { ...meta, replacesCookie: true };
      if (!compares && method !== 'GET') refuseCondition(incoming);
      const merged = merger.merge(
        hasParams ? c.req.param() : undefined,
        queryOf(incoming.url!),
        fields,
        actor,
        form?.texts,
      );
      const input = compares ? withVersion(incoming, merged) : merged;
      const byName: CallOperation = (name, chosen) => call(kit.operations.get(name)!, chosen);
      const result = await (flow ? flow.run(byName, input as Fields) : call(operation, input));

      const status = unless && (result as Fields)[unless.field] === false ? unless.status : usual;
      if (asCookies) return answerWithCookies(context, status, sessions.close(result));
      if (session === 'end') return answerSignedOut(context, status, sessions.cleared(incoming));
      if (redirects !== undefined && !prefersJson(incoming))
        return answerRedirect(context, (result as Fields)[redirects] as string);
      const written = text && (result as Fields)[text.field];
      if (typeof written === 'string')
        return context.answer(200, written, { 'content-type': `${text!.type}; charset=utf-8` });
      if (answersEtag) return answerOnce(context, result);
      return status === 204 ? context.answer(204, null) : context.json(redirects ? 200 : status, result);
    } catch (error) {
      return context.refuse(error);
    } finally {
      if (spooled.length > 0) await spool.drop(spooled);
    }
  };
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark === -1 ? '' : url.slice(mark + 1);
}

/** Clients of the API name JSON; an image element or a download takes anything. */
const prefersJson = ({ headers }: IncomingMessage) => /\bapplication\/json\b/.test(headers.accept ?? '');

const answerRedirect = (context: RequestContext, location: string): Response =>
  context.answer(302, null, { location });

/** The answer, or 304 if the caller has it. Browsers keep no answers of accounts (`no-store`): clients do. */
function answerOnce(context: RequestContext, result: unknown): Response {
  const text = JSON.stringify(result);
  const etag = etagOf(result, text);
  const headers = { etag };
  if (isKnown(context.incoming, etag)) return context.answer(304, null, headers);
  return context.answer(200, text, { 'content-type': 'application/json', ...headers });
}

const answerWithCookies = (
  context: RequestContext,
  status: number,
  { body, cookies }: ReturnType<HttpSessions['close']>,
): Response => setCookies(context.json(status, body), cookies);

/** Private images may stay in the browser's cache for minutes; the next user of the browser must not get them. */
const answerSignedOut = (context: RequestContext, status: number, cookies: readonly string[]): Response =>
  setCookies(context.answer(status, null, { 'clear-site-data': '"cache"' }), cookies);

function setCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
