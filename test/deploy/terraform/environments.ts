import { knownLater, type Variables } from '../variables.ts';
import type { Body, Configuration } from './configuration.ts';
import { fieldsOf } from './references.ts';

/** Given with each deployment, because they change with it or are secret. */
const givenLater = new Set(['image', 'valkey_token']);

/** What is wrong with the variables themselves, and with their values in an environment. */
export function variableProblems({ variable }: Configuration, environment: string, values: Body): string[] {
  const problems = Object.keys(values)
    .filter((name) => !(name in variable))
    .map((name) => `${environment}: ${name} is not declared`);
  for (const [name, [declared]] of Object.entries(variable)) {
    if (!declared!.type || !declared!.description) problems.push(`${name}: needs a type and a description`);
    if (name in values)
      problems.push(...valueProblems(`${environment}: ${name}`, String(declared!.type), values[name]));
    else if (!('default' in declared!) && !givenLater.has(name))
      problems.push(`${environment}: ${name} is not set`);
  }
  return problems;
}

function valueProblems(where: string, type: string, value: unknown): string[] {
  const kind = /[a-z]+/.exec(type)![0];
  if (kind === 'object') {
    const missing = fieldsOf(type).filter((field) => !(field in (value as object)));
    const unknown = Object.keys(value as object).filter((field) => !fieldsOf(type).includes(field));
    return [
      ...missing.map((field) => `${where}.${field} is missing`),
      ...unknown.map((field) => `${where}.${field} is unknown`),
    ];
  }
  const fits =
    kind === 'bool'
      ? typeof value === 'boolean'
      : kind === 'map'
        ? typeof value === 'object'
        : typeof value === kind;
  return fits ? [] : [`${where} is not a ${kind}`];
}

/** The environment that a process of the service gets, by `local.environment`, `local.processes` and `var.settings`. */
export function serviceVariables(
  { locals, variable }: Configuration,
  values: Body,
  process: string,
): Variables {
  const { role, secrets } = (locals.processes as Record<string, Body>)[process]!;
  const plain = Object.entries(locals.environment as Body).map(([name, value]) => [
    name,
    computed(value, variable, values),
  ]);
  const settings = (values.settings ?? {}) as Record<string, string>;
  const hidden = (typeof secrets === 'string' ? locals.service_secrets : secrets) as string[];
  return {
    ...settings,
    ...Object.fromEntries(plain),
    ...Object.fromEntries(hidden.map((name) => [name, knownLater])),
    ROLE: String(role),
  };
}

/** The value of an expression that consists of text and variables. */
function computed(
  value: unknown,
  variable: Configuration['variable'],
  values: Body,
): string | typeof knownLater {
  const text = String(value).replace(/\$\{(?:tostring\()?var\.(\w+)\)?\}/g, (_, name: string) =>
    String(values[name] ?? variable[name]![0]!.default),
  );
  return text.includes('${') ? knownLater : text;
}
