import * as vscode from 'vscode';
import { explanationAt } from '../../core/assist/suggest';
import { untrustedMarkdown } from '../services/messages';
import type { Parts } from '../services/parts';
import { hasYamlServer, yamlAt, yamlSelector } from './yamlAt';

/** What a name is for, and what an id stands for, in front matter and in the YAML files of a journal. */
export function register(parts: Parts): vscode.Disposable {
  return vscode.languages.registerHoverProvider(yamlSelector, {
    provideHover(document, position) {
      const place = yamlAt(parts, document, position);
      const found = place && explanationAt(place.text, place.offset, place.writing);
      if (!found || (found.kind === 'field' && hasYamlServer(document))) return undefined;
      const range = new vscode.Range(
        document.positionAt(place.base + found.from),
        document.positionAt(place.base + found.to),
      );
      const lines = found.lines.map((line) => untrustedMarkdown(asText(line)));
      return new vscode.Hover(lines, range);
    },
  });
}

/** Without meaning to Markdown: a title in a journal is shown as it is, and never a link. */
const asText = (line: string): string =>
  line.replace(/[\\`*_{}[\]()#+\-.!|<>~&:]/g, '\\$&').replace(/\s+/g, ' ');
