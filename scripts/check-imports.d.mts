// Facts about the types of check-imports.mjs.

export interface ImportReport {
  readonly violations: readonly { readonly rule: string; readonly text: string }[];
  /** Sources that the cruiser did not see. */
  readonly missed: readonly string[];
  readonly dependencies: number;
}

export declare const checkImports: (base: string, paths: readonly string[]) => Promise<ImportReport>;
