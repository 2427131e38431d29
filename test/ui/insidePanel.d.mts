export function playEditor(editor: {
  readonly kind: string;
  readonly colours: Readonly<Record<string, string>>;
  readonly background: string;
  readonly remembered: unknown;
}): void;
export function tell(message: unknown): Promise<void>;
export function settle(): Promise<void>;
export function takeRequests(): unknown[];
export function remembered(): unknown;
export function words(main: unknown): string;
export function focused(): string;
export function scrollTo(top: number): void;
export function place(): { top: number; width: number };
