// Implements the controls of the four options, each value in plain words.

"use client";

import { useId } from "react";
import type { Options } from "../../lib/view/translation.ts";
import { useSelect, useSession } from "./use-session.ts";

interface Choice<K extends keyof Options> {
  readonly option: K;
  readonly title: string;
  readonly values: readonly { readonly value: Options[K]; readonly label: string; readonly about: string }[];
}

const choices: readonly [Choice<"concurrency">, Choice<"errors">, Choice<"output">, Choice<"stubs">] = [
  {
    option: "concurrency",
    title: "Goroutines become",
    values: [
      { value: "tokio", label: "tokio tasks", about: "Async: many cheap tasks, as in Go." },
      { value: "threads", label: "Threads", about: "The standard library alone." },
    ],
  },
  {
    option: "errors",
    title: "Errors become",
    values: [
      { value: "auto", label: "What fits", about: "An enum where the Go names its errors, else anyhow." },
      { value: "anyhow", label: "anyhow", about: "One error type that carries context." },
      { value: "thiserror", label: "An enum", about: "Each kind a variant, with thiserror." },
      { value: "box", label: "Box<dyn Error>", about: "The standard library alone." },
    ],
  },
  {
    option: "output",
    title: "The program prints",
    values: [
      { value: "idiomatic", label: "What is natural in Rust", about: "Formats may differ where a note says so." },
      { value: "exact", label: "Exactly what Go prints", about: "Byte for byte, at the price of some helpers." },
    ],
  },
  {
    option: "stubs",
    title: "What the snippet leaves out",
    values: [
      { value: "off", label: "Stays out", about: "The Rust reads like the snippet." },
      { value: "on", label: "Is declared", about: "Stubs, so that it compiles." },
    ],
  },
];

export function OptionsForm() {
  return (
    <div className="grid gap-3 p-2">
      <Choices choice={choices[0]} />
      <Choices choice={choices[1]} />
      <Choices choice={choices[2]} />
      <Choices choice={choices[3]} />
    </div>
  );
}

function Choices<K extends keyof Options>({ choice }: { readonly choice: Choice<K> }) {
  const session = useSession();
  // The form may stand in two menus at once.
  const form = useId();
  const current = useSelect((state) => state.options[choice.option]);
  return (
    <fieldset>
      <legend className="px-2 pb-1 text-[12px] font-semibold text-muted">{choice.title}</legend>
      {choice.values.map(({ value, label, about }) => (
        <label
          key={value}
          className="flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-fill max-md:min-h-11"
        >
          <input
            type="radio"
            name={`${form} ${choice.option}`}
            className="mt-[3px] accent-accent"
            checked={current === value}
            onChange={() => session.setOptions({ [choice.option]: value })}
          />
          <span>
            <span className="block font-medium">{label}</span>
            <span className="block text-[12px] leading-[17px] text-muted">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The chosen values in a line, for the button that opens the form. */
export function useOptionsLine(): string {
  const { concurrency, errors, output, stubs } = useSelect((state) => state.options);
  const parts = [concurrency, errors === "auto" ? "auto errors" : errors, output];
  return [...parts, ...(stubs === "on" ? ["stubs"] : [])].join(" · ");
}
