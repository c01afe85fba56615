import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Not imported, because its types bring those of browsers into all files.
const { parse } = createRequire(import.meta.url)('@cdktn/hcl2json') as {
  parse(name: string, text: string): Promise<Body & { locals?: Body[] }>;
};

export type Body = Record<string, unknown>;
type Labelled = Record<string, Record<string, Body[]>>;

/** A folder of Terraform files, as JSON in which expressions are strings like `${var.name}`. */
export interface Configuration {
  readonly resource: Labelled;
  readonly data: Labelled;
  readonly variable: Record<string, Body[]>;
  readonly output: Record<string, Body[]>;
  readonly provider: Record<string, Body[]>;
  readonly terraform: readonly Body[];
  readonly locals: Body;
}

export type Files = Readonly<Record<string, string>>;

/** The `.tf` files of a folder, by name. */
export function readFiles(folder: string): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

export async function configurationOf(files: Files): Promise<Configuration> {
  const { locals = [], ...blocks } = await parse('all.tf', Object.values(files).join('\n'));
  const known = ['resource', 'data', 'variable', 'output', 'provider', 'terraform'];
  for (const name of Object.keys(blocks))
    if (!known.includes(name)) throw new Error(`no checks for a block ${name}`);
  return {
    resource: {},
    data: {},
    variable: {},
    output: {},
    provider: {},
    terraform: [],
    ...blocks,
    locals: Object.assign({}, ...locals),
  };
}

/** The values of each environment, by its name. */
export async function environmentsOf(folder: string): Promise<Record<string, Body>> {
  const names = readdirSync(join(folder, 'environments')).filter((name) => name.endsWith('.tfvars'));
  const parsed = names.map(async (name) => [
    name.replace('.tfvars', ''),
    await parse(name, readFileSync(join(folder, 'environments', name), 'utf8')),
  ]);
  return Object.fromEntries(await Promise.all(parsed));
}

export interface Block {
  /** As others refer to it: `aws_vpc.main`, `data.aws_route53_zone.main`. */
  readonly address: string;
  /** Of its schema. */
  readonly type: string;
  readonly body: Body;
}

/** All resources and data sources. */
export function blocksOf({ resource, data }: Configuration): Block[] {
  const ofKind = (kind: 'resource' | 'data', labelled: Labelled) =>
    Object.entries(labelled).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, bodies]) =>
        bodies.map((body) => ({
          address: `${kind === 'data' ? 'data.' : ''}${type}.${name}`,
          type: `${kind} ${type}`,
          body,
        })),
      ),
    );
  return [...ofKind('resource', resource), ...ofKind('data', data)];
}
