import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Layers API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="stylesheet" href="/api/docs/index.css">
    <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
// Without `validatorUrl: null` Swagger UI loads a badge from a server on the internet.
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

// Swagger UI needs inline styles and images in data URLs.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};

export interface Asset {
  readonly path: string;
  readonly headers: Record<string, string>;
  content(): Promise<string | Uint8Array<ArrayBuffer>>;
}

const asset = (path: string, type: string, content: Asset['content']): Asset => ({
  path,
  headers: { 'content-type': type, 'content-security-policy': policy, 'cache-control': 'no-cache' },
  content,
});

/** The API browser: served from the installed package, without access to the internet. */
export function docsAssets(): Asset[] {
  const directory = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files = ['swagger-ui.css', 'index.css', 'favicon-32x32.png', 'swagger-ui-bundle.js'];
  return [
    asset('/api/docs', 'text/html; charset=utf-8', async () => page),
    asset('/api/docs/start.js', types['.js']!, async () => start),
    ...files.map((name) =>
      asset(
        `/api/docs/${name}`,
        types[extname(name)]!,
        async () => new Uint8Array(await readFile(join(directory, name))),
      ),
    ),
  ];
}
