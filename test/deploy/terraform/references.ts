import type { Schemas } from '../schema.ts';
import { blocksOf, type Configuration } from './configuration.ts';

const index = /\[[^\]]*\]/g;
const reference = /(?<![\w.$-])(?:var|local|data\.\w+|(?:aws|google)_\w+)(?:\.\w+|\[[^\]]*\])+/g;

/** All names in expressions, such as `var.image` and `aws_vpc.main.id`, without the indexes in them. */
export function referencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('${') ? namesIn(value) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesOf);
}

const namesIn = (expression: string): string[] =>
  [...expression.matchAll(reference)].flatMap(([text]) => [
    text.replace(index, ''),
    ...[...text.matchAll(index)].flatMap(([inside]) => namesIn(inside)),
  ]);

/** References to what is not there, and variables and locals that nothing uses. */
export function referenceProblems(configuration: Configuration, schemas: Schemas): string[] {
  const { variable, locals } = configuration;
  const blocks = new Map(blocksOf(configuration).map((block) => [block.address, block]));
  const all = referencesOf(configuration);

  const leads = (text: string): boolean => {
    const [first, second, ...rest] = text.split('.') as [string, string, ...string[]];
    if (first === 'var')
      return (
        second in variable && (rest.length === 0 || fieldsOf(variable[second]![0]!.type).includes(rest[0]!))
      );
    if (first === 'local') return second in locals && (rest.length === 0 || isKey(locals[second], rest[0]!));
    const path = first === 'data' ? 3 : 2;
    const block = blocks.get(text.split('.').slice(0, path).join('.'));
    const attribute = text.split('.')[path];
    return (
      block !== undefined && (attribute === undefined || schemas.attributesOf(block.type).includes(attribute))
    );
  };
  const used = new Set(all.map((text) => text.split('.').slice(0, 2).join('.')));
  const declared = [
    ...Object.keys(variable).map((name) => `var.${name}`),
    ...Object.keys(locals).map((name) => `local.${name}`),
  ];
  return [
    ...[...new Set(all)].filter((text) => !leads(text)).map((text) => `${text}: leads nowhere`),
    ...declared.filter((name) => !used.has(name)).map((name) => `${name}: is not used`),
  ];
}

/** The names of the fields of an object's type. */
export const fieldsOf = (type: unknown): string[] => {
  const fields = /object\(\{(.*)\}\)/s.exec(String(type))?.[1] ?? '';
  return [...fields.matchAll(/(\w+)\s*=/g)].map(([, name]) => name!);
};

/** Of what an expression computes, nothing is known here. */
const isKey = (value: unknown, key: string) =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && key in value);
