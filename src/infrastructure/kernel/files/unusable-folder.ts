const codes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Whether an error code of the file system is due to how the machine is set up, which only its operator can change. */
export const isUnusableFolder = (code: string | undefined): boolean => codes.has(code ?? '');
