// Implements the page of one code: why the translator refuses such Go, and what to write by hand.

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prose } from "../../../components/ui/Prose.tsx";
import { ScrollBox } from "../../../components/ui/ScrollBox.tsx";
import { type Part, readCodePage } from "../code-page.ts";

interface Address {
  readonly params: Promise<{ readonly code: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { code } = await params;
  return { title: `${code}: Ferrogo` };
}

export default async function Page({ params }: Address) {
  const page = await readCodePage((await params).code);
  if (!page) notFound();
  return (
    <main className="mx-auto grid max-w-[46rem] gap-4 px-4 py-8 text-[15px] leading-6">
      <p>
        <a
          className="inline-flex items-center font-medium text-accent underline-offset-2 hover:underline max-md:min-h-11"
          href="/"
        >
          Ferrogo
        </a>
      </p>
      <h1 className="grid gap-1 text-[22px] leading-8 font-semibold">
        <span className="font-mono text-[15px] leading-6 text-error">{page.code}</span>
        <span>
          <Prose text={page.message} />
        </span>
      </h1>
      {page.parts.map((part) => (
        <PartOf key={part.text} part={part} />
      ))}
    </main>
  );
}

function PartOf({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case "heading":
      return <h2 className="mt-2 text-[17px] leading-7 font-semibold">{part.text}</h2>;
    case "text":
      return (
        <p>
          <Prose text={part.text} />
        </p>
      );
    case "code":
      return (
        <figure className="grid gap-1">
          <figcaption className={`text-[13px] leading-5 font-medium ${part.language === "go" ? "text-go" : "text-rust"}`}>
            {part.language === "go" ? "Go" : "Rust"}
          </figcaption>
          <ScrollBox
            label={part.language === "go" ? "Go that is refused so" : "Rust by hand"}
            className="rounded-md border border-line bg-surface p-3"
          >
            <pre className="font-mono text-[13px] leading-5">{part.text}</pre>
          </ScrollBox>
        </figure>
      );
  }
}
