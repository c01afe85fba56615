import { routeOf } from '../../http/routes.ts';
import { addressed, headersOf, resultOf } from '../http.ts';
import type { Transport } from '../transport.ts';
import { formOf } from './files.ts';
import type { SendUpload } from './sender.ts';

/** Sends calls with files, as forms. They take as long as they need: only an abort or a stall ends them. */
export const formTransport = (url: string, withCredentials: boolean, send: SendUpload): Transport => ({
  async send(sending, token) {
    const route = routeOf(sending.name)!;
    const { path, fields = {} } = addressed(route, sending.input);
    const { status, text } = await send({
      url: `${url}/api${path}`,
      method: route.method,
      headers: headersOf(sending, token),
      body: formOf(fields),
      withCredentials,
      signal: sending.signal,
      onProgress: sending.onProgress,
    });
    return resultOf(sending.name, status, text);
  },
});
