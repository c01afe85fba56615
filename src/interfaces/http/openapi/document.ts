import type { Operation } from '../../../application/kernel/operation.ts';
import { SessionCookies } from '../../kit/sign-in/cookies.ts';
import { Schemas } from '../../schemas.ts';
import { type Endpoint, endpointsOf, type Paths } from '../endpoints.ts';
import { Components } from './components.ts';
import { describeOperation, type Examples, tagOf } from './operation.ts';
import { pascal } from './simplify.ts';

export interface OpenApiOptions extends Paths {
  readonly publicUrl: URL;
  readonly version: string;
  readonly examples: Examples;
}

/** The OpenAPI 3.1 document of all operations over HTTP, each at its own path. */
export const openApi = (options: OpenApiOptions): object =>
  documentOf(
    options,
    endpointsOf(options).filter(({ isAlias }) => !isAlias),
    { title: 'Layers', description: about },
  );

/** The document of the older paths of the operations. */
export const legacyOpenApi = (options: OpenApiOptions): object =>
  documentOf(
    { ...options, examples: {} },
    endpointsOf(options).filter(({ isAlias }) => isAlias),
    { title: 'Layers: older paths', description: aboutOlder },
  );

const about = `Lists answer \`{ items, nextCursor }\`: send \`nextCursor\` as \`cursor\` to get the next page, until it is null.
Wherever a user's id is expected, \`me\` stands for the caller. Errors are RFC 9457 problems with a stable \`code\`.
Answers may get more fields. Paths of earlier designs are in \`/api/openapi-legacy.json\`.`;

const aboutOlder =
  'Paths of earlier designs. Each answers as the operation that `x-alias-of` names; use that in new code.';

function documentOf(
  options: OpenApiOptions,
  endpoints: readonly Endpoint[],
  info: { readonly title: string; readonly description: string },
): object {
  const drafts = new Schemas();
  for (const { operation, answers } of endpoints) {
    drafts.output(answers.output);
    drafts.input(operation.input);
  }
  const components = new Components(drafts);
  const draft = { drafts, components, nameOf: namesOf(options.operations), examples: options.examples };
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: describeOperation(endpoint, draft),
    };
  }
  return {
    openapi: '3.1.0',
    info: { ...info, version: options.version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: options.publicUrl.origin }],
    tags: [...new Set(endpoints.map(({ operation }) => tagOf(operation)))].map((name) => ({
      name,
      description: contexts[name] ?? name,
    })),
    paths,
    components: {
      schemas: components.schemas,
      parameters: components.parameters,
      responses: components.responses,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: new SessionCookies(options.publicUrl).accessName },
      },
    },
  };
}

const contexts: Readonly<Record<string, string>> = {
  identity: 'Accounts, sign-in, sessions and profiles',
  media: 'Files, and links to them',
  wardrobe: 'Clothes, outfits, occasions, the diary and collections',
  social: 'Following, friends, blocking and muting',
  posts: 'Posts, comments and reactions',
  feed: 'The home feed, and what is worth exploring',
  messaging: 'Rooms, direct conversations, messages and presence',
  notifications: 'Notifications, preferences and deliveries',
  wallets: 'Wallets, payments between people, tips, top-ups and withdrawals',
};

/** `posts.create-post` → `CreatePost`, or `PostsCreatePost` where two contexts have the same name. */
function namesOf(operations: readonly Operation[]): (operation: Operation) => string {
  const short = ({ name }: Operation) => pascal(name.split('.')[1]!);
  const times = Map.groupBy(operations, short);
  return (operation) =>
    times.get(short(operation))!.length > 1 || !operation.name.includes('-')
      ? pascal(operation.name)
      : short(operation);
}
