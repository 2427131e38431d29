import * as vscode from 'vscode';

/**
 * Closes the tab of a page that the editor kept over a restart and has not restored yet, so that there are not two.
 * @returns the column of the tab
 */
export async function closeKeptTab(viewType: string): Promise<vscode.ViewColumn | undefined> {
  for (const { tabs, viewColumn } of vscode.window.tabGroups.all) {
    const kept = tabs.find(
      // The editor puts a prefix before the type.
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType),
    );
    if (!kept) continue;
    await vscode.window.tabGroups.close(kept);
    return viewColumn;
  }
  return undefined;
}
