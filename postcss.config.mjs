// Implements the way of style sheets: Tailwind, nothing else.

export default { plugins: { "@tailwindcss/postcss": {} } };
