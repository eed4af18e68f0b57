/** What a request is for: decides what a failure means and how it is said. */
export type Purpose =
  /** The only request that costs money. */
  | { readonly kind: 'create'; readonly modelRef: string }
  | { readonly kind: 'status' | 'cancel'; readonly job: string }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'upload'; readonly file: string }
  | { readonly kind: 'describe'; readonly model: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'account' };

/** As part of a sentence: "asked for the state of job `x`". */
export function describePurpose(purpose: Purpose): string {
  switch (purpose.kind) {
    case 'create':
      return `to start a job for \`${purpose.modelRef}\``;
    case 'status':
      return `for the state of job \`${purpose.job}\``;
    case 'cancel':
      return `to cancel job \`${purpose.job}\``;
    case 'jobs':
      return 'for the list of jobs';
    case 'upload':
      return `to take the file \`${purpose.file}\``;
    case 'describe':
      return `for the description of \`${purpose.model}\``;
    case 'search':
      return 'to search its models';
    case 'account':
      return 'for the account';
    default:
      return purpose satisfies never;
  }
}
