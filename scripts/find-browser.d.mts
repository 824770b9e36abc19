// Facts about the types of find-browser.mjs.

/** Path of a Chromium to test with, or undefined where there is none. */
export declare const findBrowser: () => Promise<string | undefined>;
