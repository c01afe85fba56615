import { DependencyRefused } from '../../../application/kernel/dependencies.ts';

/**
 * For the error of an `import()` of what needs the packages of `optional/<group>`: if one is not installed, the start
 * ends with the command that installs them.
 */
export const orInstall =
  (group: string, dependency: string) =>
  (error: { readonly code?: string; readonly message: string }): never => {
    const [, missing] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || missing === undefined) throw error;
    const reason = `${missing} is not installed; install it with: npm run add -- ${group}`;
    throw new DependencyRefused({ dependency, reason, cause: error });
  };
