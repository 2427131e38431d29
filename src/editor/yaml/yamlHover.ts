import * as vscode from 'vscode';
import { explanationAt } from '../../core/assist/suggest';
import { untrustedMarkdown } from '../services/messages';
import type { Parts } from '../services/parts';
import { hasYamlServer, yamlAt, yamlSelector } from './yamlAt';

/** Explains keys and ids in front matter and in the YAML files of a journal. */
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

/** Escapes Markdown: a title is shown as it is and never becomes a link. */
const asText = (line: string): string =>
  line.replace(/[\\`*_{}[\]()#+\-.!|<>~&:]/g, '\\$&').replace(/\s+/g, ' ');
