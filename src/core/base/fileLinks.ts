/** Symbolic links in a journal's folder: they may lead anywhere, so they are never followed. */
import * as l10n from '@vscode/l10n';
import type { Files } from './ports';
import { HumanError } from './problem';

/** A refusal to write where a part of the path is a link; nothing was written. */
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

/** @throws LinkError when a part of one of these paths is a link: for files that the editor itself writes */
export async function refuseLinks(
  files: Pick<Files, 'linkOn'>,
  paths: Iterable<string>,
): Promise<void> {
  for (const path of paths) {
    const link = await files.linkOn(path);
    if (link !== undefined) throw new LinkError(link);
  }
}
