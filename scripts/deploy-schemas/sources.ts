import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Declarations, type Notation, type Schema } from './declarations.ts';

/** npm packages that carry the schemas as declarations of TypeScript. They are not installed with the service. */
export const packages = {
  kubernetes: 'kubernetes-models@5.1.0',
  externalSecrets: '@kubernetes-models/external-secrets@2.0.0',
  aws: '@cdktn/provider-aws@25.7.0',
  google: '@cdktf/provider-google@16.12.1',
  digitalocean: '@digitalocean/dots@1.19.0',
};

export interface SchemaFile {
  /** What the schemas describe, with its version. */
  readonly of: string;
  /** The schema of each type that is used, by its name there. */
  readonly types: Record<string, Schema>;
  readonly $defs: Record<string, Schema>;
}

const found = (files: string, pattern: RegExp) =>
  [
    ...new Set(
      globSync(files).flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(pattern)].map((match) => match.slice(1).join(' ')),
      ),
    ),
  ].toSorted();

const asIs: Notation = { nameOf: ({ name }) => (name as ts.StringLiteral).text, ignores: /^null$/ };

/** The kinds that `deploy/kubernetes` uses. */
export function kubernetes(modules: string): SchemaFile {
  const declarations = new Declarations(asIs);
  const kinds = found('deploy/kubernetes/**/*.yaml', /^apiVersion: (\S+)\nkind: (\S+)$/gm).filter(
    (kind) => !kind.startsWith('kustomize.config.k8s.io/'),
  );
  const types = kinds.map((kind) => {
    const [version, name] = kind.split(' ') as [string, string];
    const origin = version.startsWith('external-secrets.io/')
      ? '@kubernetes-models/external-secrets'
      : 'kubernetes-models';
    return [kind, declarations.schemaOf(join(modules, origin, version, `${name}.d.ts`), `I${name}`)];
  });
  return {
    of: `${packages.kubernetes}, ${packages.externalSecrets}`,
    types: Object.fromEntries(types),
    $defs: declarations.definitions,
  };
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const commentOf = (property: ts.PropertySignature) =>
  ts
    .getJSDocCommentsAndTags(property)
    .map((one) => one.getText())
    .join();

const isScalar = (schema: unknown) =>
  /^(string|number|boolean)$/.test(String((schema as Schema | undefined)?.type));
const scalar: Schema = { type: ['string', 'number', 'boolean', 'null'] };
const expression: Schema = { type: ['string', 'null'], pattern: '\\$\\{' };
const values: Record<string, Schema> = {
  scalar,
  expression,
  list: { anyOf: [expression, { type: 'array', items: scalar }] },
  map: { anyOf: [expression, { type: 'object', additionalProperties: scalar }] },
};

/** In JSON made of HCL a block is a list, and a whole value may be an expression. */
const hcl: Notation = {
  nameOf: (property) => /#(\w+)\}/.exec(commentOf(property))![1]!,
  wrap(schema, property) {
    const isBlock = new RegExp(`^\\s*\\* ${hcl.nameOf(property)} block$`, 'm').test(commentOf(property));
    if (isBlock) return schema.type === 'array' ? schema : { type: 'array', items: schema, maxItems: 1 };
    if (isScalar(schema)) return { $ref: '#/$defs/scalar' };
    if (isScalar(schema.items)) return { $ref: '#/$defs/list' };
    if (isScalar(schema.additionalProperties)) return { $ref: '#/$defs/map' };
    return { anyOf: [{ $ref: '#/$defs/expression' }, schema] };
  },
  ignores: /(^|\.)IResolvable$/,
};

/** The resources and data sources that the Terraform files of a folder use. */
export function terraform(modules: string, provider: 'aws' | 'google', folder: string): SchemaFile {
  const declarations = new Declarations(hcl);
  Object.assign(declarations.definitions, values);
  const library = join(modules, packages[provider].replace(/@[^@]*$/, ''), 'lib');
  const types: Record<string, Schema> = {};
  let version = '';
  for (const type of found(`${folder}/*.tf`, /^(resource|data|provider) "(\w+)"/gm)) {
    const [kind, name] = type.split(' ') as ['resource' | 'data' | 'provider', string];
    const own = name.replace(`${provider}_`, '').replaceAll('_', '-');
    const module = { resource: own, data: `data-${provider}-${own}`, provider: 'provider' }[kind];
    const path = join(library, module, 'index.d.ts');
    const { text } = declarations.source(path);
    version = /hashicorp\/\w+\/([\d.]+)/.exec(text)![1]!;
    const config = /export interface (\w+Config)\b/.exec(text)![1]!;
    const schema = declarations.schemaOf(path, config);
    const settable = Object.keys(declarations.definitions[config]!.properties as object);
    const getters = [...text.matchAll(/^ {4}get (\w+)\(\)/gm)]
      .map(([, getter]) => getter!)
      .filter((getter) => !getter.endsWith('Input'));
    types[type] = { ...schema, attributes: [...new Set([...settable, ...getters.map(snake)])].toSorted() };
  }
  return { of: `hashicorp/${provider} ${version}`, types, $defs: declarations.definitions };
}

/** The app specification of DigitalOcean's App Platform. */
export function digitalocean(modules: string): SchemaFile {
  const declarations = new Declarations({
    nameOf: ({ name }) => snake((name as ts.Identifier).text),
    ignores: /^(null|Record<.*>|Guid|Date)$/,
  });
  const path = join(modules, '@digitalocean/dots/src/dots/models/index.ts');
  return {
    of: packages.digitalocean,
    types: { App_spec: declarations.schemaOf(path, 'App_spec') },
    $defs: declarations.definitions,
  };
}
