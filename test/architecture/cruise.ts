import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { options, rulesFor } from './rules.ts';

/** Holds the tree under `folder` against the rules; answers each violation as `rule: from → to`. */
export async function violationsIn(folder: string): Promise<{ violations: string[]; modulesRead: number }> {
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rulesFor(folder) },
  });
  const { summary, modules } = output as ICruiseResult;
  return {
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    modulesRead: modules.filter(({ source }) => source.startsWith('src/')).length,
  };
}
