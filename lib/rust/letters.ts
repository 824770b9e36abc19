// Implements letters that rustc warns of because they look like Latin ones: Greek by their names, Cyrillic by their sounds.

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho final_sigma sigma tau upsilon phi chi psi omega".split(
    " ",
  );

const cyrillic: ReadonlyMap<string, string> = new Map(
  [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((letter, i) => [
    letter,
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(" ")[i]?.replace("_", "") ?? "",
  ]),
);

/** `Δt` → `_Delta_t`, `имя` → `imya`. */
export function unmistakable(name: string): string {
  if (!/[\u0370-\u04ff]/.test(name)) return name;
  return name
    .replace(/[\u0391-\u03a9\u03b1-\u03c9\u03d5]/g, (letter) => `_${like(letter, nameOf(letter))}_`)
    .replace(/[\u0400-\u04ff]/g, (letter) => like(letter, cyrillic.get(letter.toLowerCase()) ?? letter));
}

const nameOf = (letter: string): string =>
  letter === "\u03d5" ? "phi" : (greek[letter.toLowerCase().charCodeAt(0) - 0x3b1] ?? letter);

const like = (letter: string, text: string): string =>
  letter === letter.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
