import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { knownLater, type Variables } from '../variables.ts';

interface Variable {
  readonly key: string;
  readonly value: string;
  readonly type?: 'SECRET';
}

export interface Component {
  readonly name: string;
  readonly http_port?: number;
  readonly envs: readonly Variable[];
}

export interface App {
  readonly name: string;
  readonly services: readonly Component[];
  readonly workers: readonly Component[];
  readonly jobs: readonly (Component & { readonly kind: string })[];
  readonly databases: readonly { readonly name: string }[];
}

export const folder = 'deploy/digitalocean';

/** The assignments of a file that a shell reads. */
export function assignmentsOf(path: string): Record<string, string> {
  const lines = readFileSync(`${folder}/${path}`, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => line.split(/=(.*)/s, 2).map((part) => part.replace(/^'(.*)'$/, '$1'))),
  );
}

/** What `envsubst` makes of the template with these values. Names with a dot are not its own. */
export function appOf(template: string, values: Readonly<Record<string, string>>): App {
  const text = template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`${name} is not set`);
    return values[name];
  });
  const document = parseDocument(text);
  for (const error of document.errors) throw error;
  return document.toJS();
}

/** What App Platform fills in: `${valkey.DATABASE_URL}`. */
const binding = /\$\{([\w-]+)\.\w+\}/g;

/** Bindings to components that the app has not, and ports that the service does not listen on. */
export function danglingNames({ services, workers, jobs, databases }: App): string[] {
  const names = [...services, ...workers, ...jobs, ...databases].map(({ name }) => name);
  const bindings = [...services, ...workers, ...jobs].flatMap(({ envs }) =>
    envs.flatMap(({ value }) => [...value.matchAll(binding)].map(([, name]) => name!)),
  );
  const ports = services.filter(
    (one) => one.envs.find(({ key }) => key === 'PORT')?.value !== String(one.http_port),
  );
  return [
    ...bindings.filter((name) => !names.includes(name)).map((name) => `no component ${name}`),
    ...ports.map(({ name, http_port }) => `${name} does not listen on ${http_port}`),
  ];
}

export const variablesOf = ({ envs }: Component): Variables =>
  Object.fromEntries(
    envs.map(({ key, value, type }) => [key, type === 'SECRET' || /\$\{/.test(value) ? knownLater : value]),
  );
