import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { entry, options, rulesFor } from './rules.ts';

/** What no entry point reaches is dead. dependency-cruiser has such a rule, but searches a path for each file anew. */
export const noOrphans = 'no-orphans';

/** Holds the tree under `folder` against the rules; answers each violation as `rule: from → to`. */
export async function violationsIn(folder: string): Promise<{ violations: string[]; modulesRead: number }> {
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rulesFor(folder) },
  });
  const { summary, modules } = output as ICruiseResult;
  const ours = modules.filter(({ source }) => source.startsWith('src/'));
  return {
    violations: [
      ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
      ...orphansIn(ours).map((source) => `${noOrphans}: ${source}`),
    ],
    modulesRead: ours.length,
  };
}

function orphansIn(modules: readonly IModule[]): string[] {
  const dependencies = new Map(
    modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
  );
  const isEntry = new RegExp(entry);
  const reached = new Set([...dependencies.keys()].filter((source) => isEntry.test(source)));
  // What is added meanwhile is visited too.
  for (const source of reached) for (const next of dependencies.get(source) ?? []) reached.add(next);
  return [...dependencies.keys()].filter((source) => !reached.has(source));
}
