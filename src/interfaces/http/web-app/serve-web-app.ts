import { UnknownPath } from '../../refusals.ts';
import { namedFiles, pageFolders } from '../../web/paths.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { WebApp, WebFile } from './web-app.ts';

type Answer = (context: RequestContext, parameter: string) => Promise<Response>;

/** The paths of the web app, each with what answers it. All pages are one file: the app shows what its address names. */
export function webAppPaths(app: WebApp): readonly (readonly [path: string, answer: Answer])[] {
  const found = (context: RequestContext, file: WebFile | undefined) => {
    if (!file) throw new UnknownPath();
    return context.answer(200, file.content, file.headers);
  };
  const encodings = ({ incoming }: RequestContext) => String(incoming.headers['accept-encoding'] ?? '');
  const page: Answer = async (context) => {
    const file = await app.page(encodings(context)).catch(() => undefined);
    if (file) return found(context, file);
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    return context.answer(503, 'The web app is not there; the log of the service says why.\n', headers);
  };
  return [
    ['/', page],
    ...pageFolders.flatMap((folder) => [[`/${folder}`, page] as const, [`/${folder}/*`, page] as const]),
    ...namedFiles.map(
      (name) =>
        [
          `/${name}`,
          async (context) => found(context, await app.named(name, encodings(context))),
        ] as const satisfies readonly [string, Answer],
    ),
    ['/assets/:name', async (context, name) => found(context, await app.asset(name, encodings(context)))],
  ];
}
