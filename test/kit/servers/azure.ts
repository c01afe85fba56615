import { createHash, createHmac } from 'node:crypto';
import {
  bucket,
  type FakeAnswer,
  type FakeObject,
  type FakeRequest,
  FakeServer,
  pageSize,
  Refused,
} from './fake-server.ts';

export const azureAccount = {
  name: 'layerstests',
  key: Buffer.from('the key of an account that only tests have').toString('base64'),
};

const hmac = (text: string) =>
  createHmac('sha256', Buffer.from(azureAccount.key, 'base64')).update(text, 'utf8').digest('base64');

/**
 * Implements the part of Azure Blob Storage that the adapter uses, with the account as the first segment of the path;
 * rejects requests without a valid signature of the account's key (`SharedKey`) or in their link (SAS).
 */
export class FakeAzure extends FakeServer {
  /** Blocks by key and id that no list has committed. */
  readonly #blocks = new Map<string, Buffer>();

  /** The endpoint of the account. */
  override async start(port = 0): Promise<string> {
    return `${await super.start(port)}/${azureAccount.name}`;
  }

  protected answer(request: FakeRequest): FakeAnswer {
    const { method, url, headers } = request;
    const [, account, container, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (account !== azureAccount.name) throw new Refused(400, 'InvalidUri');
    const key = rest.join('/');
    const query = url.searchParams;
    const permissions = query.has('sig')
      ? this.#verifyLink(query, `${container}/${key}`)
      : verifyKey(request);
    if (container !== bucket) throw new Refused(404, 'ContainerNotFound');
    if (key === '') return this.#list(query);
    if (method === 'PUT') return this.#put(key, request, permissions);
    if (!permissions.includes(method === 'DELETE' ? 'd' : 'r'))
      throw new Refused(403, 'AuthorizationPermissionMismatch');
    if (!['GET', 'HEAD', 'DELETE'].includes(method)) throw new Refused(405, 'UnsupportedHttpVerb');
    const object = this.objects.get(key);
    if (!object) throw new Refused(404, 'BlobNotFound');
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 202 };
    }
    const range = textOf(headers['x-ms-range'] ?? headers.range);
    const answer = this.download(object, range, described(object, query));
    // The client compares what arrives with this length, also of a part.
    return { ...answer, headers: { ...answer.headers, 'content-length': String(answer.body!.length) } };
  }

  protected refusal({ status, message }: Refused): FakeAnswer {
    const body = `<?xml version="1.0"?><Error><Code>${message}</Code><Message>${message}</Message></Error>`;
    return { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': message }, body };
  }

  #put(key: string, { url, headers, body }: FakeRequest, permissions: string): FakeAnswer {
    if (!/[cw]/.test(permissions)) throw new Refused(403, 'AuthorizationPermissionMismatch');
    const part = url.searchParams.get('comp');
    if (part === 'block') return this.#stage(`${key} ${url.searchParams.get('blockid')}`, headers, body);
    const mayOverwrite = permissions.includes('w');
    if (this.objects.has(key) && (!mayOverwrite || headers['if-none-match'] === '*'))
      throw mayOverwrite
        ? new Refused(409, 'BlobAlreadyExists')
        : new Refused(403, 'UnauthorizedBlobOverwrite');
    if (part === 'blocklist') return this.#commit(key, headers, body);
    if (headers['x-ms-blob-type'] !== 'BlockBlob') throw new Refused(400, 'MissingRequiredHeader');
    this.store(key, this.arrived(body), headers['content-type'] ?? '');
    return { status: 201 };
  }

  #stage(name: string, headers: FakeRequest['headers'], body: Buffer): FakeAnswer {
    const arrived = this.arrived(body);
    const sum = createHash('md5').update(arrived).digest('base64');
    if (headers['content-md5'] !== undefined && headers['content-md5'] !== sum)
      throw new Refused(400, 'Md5Mismatch');
    this.#blocks.set(name, arrived);
    return { status: 201, headers: { 'content-md5': sum } };
  }

  #commit(key: string, headers: FakeRequest['headers'], list: Buffer): FakeAnswer {
    const ids = [...list.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id]) => id!);
    const blocks = ids.map((id) => this.#blocks.get(`${key} ${id}`));
    if (!blocks.every((block) => block !== undefined)) throw new Refused(400, 'InvalidBlockList');
    for (const name of [...this.#blocks.keys()]) if (name.startsWith(`${key} `)) this.#blocks.delete(name);
    this.store(key, Buffer.concat(blocks), textOf(headers['x-ms-blob-content-type']) ?? '');
    return { status: 201 };
  }

  #list(query: URLSearchParams): FakeAnswer {
    const limit = Math.min(Number(query.get('maxresults') ?? pageSize), pageSize);
    const from = query.get('marker') ?? '';
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key >= from)
      .sort();
    const blobs = keys.slice(0, limit).map((key) => {
      const { at, bytes } = this.objects.get(key)!;
      const properties = `<Last-Modified>${at.toUTCString()}</Last-Modified><Content-Length>${bytes.length}</Content-Length>`;
      return `<Blob><Name>${key}</Name><Properties>${properties}</Properties></Blob>`;
    });
    const next = `<NextMarker>${keys[limit] ?? ''}</NextMarker>`;
    const body = `<?xml version="1.0"?><EnumerationResults><Blobs>${blobs.join('')}</Blobs>${next}</EnumerationResults>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body };
  }

  /** Returns what the link permits. */
  #verifyLink(query: URLSearchParams, path: string): string {
    const given = (name: string) => query.get(name) ?? '';
    const toSign = [
      ...['sp', 'st', 'se'].map(given),
      `/blob/${azureAccount.name}/${path}`,
      ...['si', 'sip', 'spr', 'sv', 'sr', 'snapshot', 'ses', 'rscc', 'rscd', 'rsce', 'rscl', 'rsct'].map(
        given,
      ),
    ].join('\n');
    if (hmac(toSign) !== given('sig') || this.now() >= Date.parse(given('se')))
      throw new Refused(403, 'AuthenticationFailed');
    return given('sp');
  }
}

/** The key of the account permits everything. */
function verifyKey({ method, url, headers }: FakeRequest): string {
  const names = 'encoding language length md5 type'.split(' ').map((name) => `content-${name}`);
  const conditions = ['if-modified-since', 'if-match', 'if-none-match', 'if-unmodified-since', 'range'];
  const lines = [...names, 'date', ...conditions].map((name) => textOf(headers[name]) ?? '');
  const own = Object.keys(headers).filter((name) => name.startsWith('x-ms-'));
  const query = [...url.searchParams].map(([name, value]) => `\n${name.toLowerCase()}:${value}`).sort();
  const toSign = [
    method,
    // A length of zero is left out.
    ...lines.map((line) => (line === '0' ? '' : line)),
    ...own.sort().map((name) => `${name}:${textOf(headers[name])}`),
    `/${azureAccount.name}${url.pathname}${query.join('')}`,
  ].join('\n');
  if (headers.authorization !== `SharedKey ${azureAccount.name}:${hmac(toSign)}`)
    throw new Refused(403, 'AuthenticationFailed');
  return 'rwd';
}

const textOf = (header: string | readonly string[] | undefined) => header?.toString();

const described = ({ bytes, contentType, at }: FakeObject, query: URLSearchParams) => ({
  'content-type': query.get('rsct') ?? contentType,
  etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
  'last-modified': at.toUTCString(),
  ...Object.fromEntries(
    [
      ['content-disposition', query.get('rscd')],
      ['cache-control', query.get('rscc')],
    ].filter(([, value]) => value !== null),
  ),
});
