/** A file as React Native names it. */
export interface NamedFile {
  readonly uri: string;
  readonly name: string;
  /** Media type, such as `image/jpeg`. */
  readonly type: string;
}
/** A file to upload: a `Blob` or `File`, or what React Native's form data takes. */
export type FileToSend = Blob | NamedFile;

export const isFile = (value: unknown): value is FileToSend =>
  (typeof Blob === 'function' && value instanceof Blob) ||
  (typeof value === 'object' && value !== null && 'uri' in value && 'type' in value);

/** Whether a call must be sent as a form. */
export const hasFiles = (input: Readonly<Record<string, unknown>>): boolean =>
  Object.values(input).some((value) => [value].flat().some(isFile));

/** The fields as a form: files as parts, and the rest as text. */
export function formOf(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat())
      if (!isFile(one)) form.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
      else if (one instanceof Blob) form.append(name, one, 'name' in one ? String(one.name) : 'file');
      else form.append(name, one as unknown as Blob);
  return form;
}
