import { join } from 'node:path';
import { Schemas } from '../schema.ts';
import { documentsOf, type Files, kustomizationOf, type Manifest, manifestsOf } from './files.ts';
import { danglingNames } from './references.ts';

export const schemas = Schemas.read('kubernetes');
const partial = schemas.partial();

/** What the API of Kubernetes would refuse. */
export const problemsOf = (manifests: readonly Manifest[], checked = schemas) =>
  manifests
    .filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'Secret')
    .flatMap((one) =>
      checked.problemsOf(`${one.kind} ${one.metadata.name}`, `${one.apiVersion} ${one.kind}`, one),
    );

/** The patches of a kustomization that are manifests themselves. */
export const patchesOf = (of: Files, folder: string): Manifest[] =>
  (kustomizationOf(of, folder).patches ?? []).flatMap(({ path }) =>
    documentsOf(of, join(folder, path)).filter((one) => !Array.isArray(one)),
  );

/** All that is wrong with the files of an overlay as they are written. */
export const overlayProblems = (of: Files, overlay: string) => [
  ...problemsOf(manifestsOf(of, overlay)),
  ...[...patchesOf(of, 'base'), ...patchesOf(of, overlay)].flatMap((one) => problemsOf([one], partial)),
  ...danglingNames(manifestsOf(of, overlay)),
];
