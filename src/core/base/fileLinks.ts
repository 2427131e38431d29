/** Symbolic links in a journal's folder are never followed: they may lead anywhere. */
import * as l10n from '@vscode/l10n';
import type { Files } from './ports';
import { HumanError } from './problem';

/** A write was refused because part of the path is a link. */
export class LinkError extends HumanError {
  /** @param path of the link itself */
  constructor(readonly path: string) {
    super(
      l10n.t(
        '{0} is a link. Links are not followed, so nothing was written. Replace the link with a real file or folder.',
        path,
      ),
    );
  }
}

/** Guards files that the editor itself writes. @throws LinkError if part of a path is a link */
export async function refuseLinks(
  files: Pick<Files, 'linkOn'>,
  paths: Iterable<string>,
): Promise<void> {
  for (const path of paths) {
    const link = await files.linkOn(path);
    if (link !== undefined) throw new LinkError(link);
  }
}
