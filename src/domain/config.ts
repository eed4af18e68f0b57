export interface Settings {
  readonly model?: string;
}
