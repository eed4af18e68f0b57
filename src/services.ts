export interface Services {
  readonly todo: true;
}
