// Implements the header: name, examples, and what concerns the program as a whole.

"use client";

import { Icon, Mark } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { ThemeButton } from "../ui/ThemeButton.tsx";
import { ExamplesMenu } from "./ExamplesMenu.tsx";
import { KeysButton } from "./KeysButton.tsx";
import { OptionsForm } from "./OptionsForm.tsx";
import { share } from "./passing-on.ts";
import { CopyCargoButton, CopyRustButton, PlaygroundLink } from "./rust-actions.tsx";
import { useSession } from "./use-session.ts";

export function Header() {
  const session = useSession();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-3 md:gap-2">
      <h1 className="mr-1 flex items-center gap-2 text-[15px] font-semibold tracking-[-0.01em] md:mr-3">
        <Mark />
        Ferrogo
      </h1>
      <p className="mr-2 text-muted max-lg:hidden">Paste Go, read Rust, and see why</p>
      <Popover
        label={
          <>
            Examples <Icon name="chevron" />
          </>
        }
        buttonClass="button max-md:h-11"
        width={340}
      >
        {(close) => <ExamplesMenu onPick={close} />}
      </Popover>
      <span className="flex-1" />
      <button type="button" className="button max-md:hidden" onClick={() => session.clear()}>
        <Icon name="plus" /> New
      </button>
      <KeysButton className="button button-icon text-muted! max-md:hidden" />
      <ThemeButton className="button button-icon max-md:hidden" />
      <button
        type="button"
        className="button button-primary ml-1 max-md:h-11 max-md:bg-transparent! max-md:text-accent! max-md:[&_svg]:text-accent!"
        onClick={() => void share(session)}
      >
        <Icon name="link" /> Share
      </button>
      <PhoneMenu />
    </header>
  );
}

/** On a phone all that has no room in the header. */
function PhoneMenu() {
  const session = useSession();
  const item = "button h-11 w-full justify-start";
  return (
    <div className="md:hidden">
      <Popover label={<Icon name="more" size={20} />} name="More" buttonClass="button h-11 w-11 px-0" width={320} align="end">
        {(close) => (
          <div className="p-2">
            <button
              type="button"
              className={item}
              onClick={() => {
                session.clear();
                close();
              }}
            >
              <Icon name="plus" /> New
            </button>
            <CopyRustButton className={item} />
            <CopyCargoButton className={item} />
            <PlaygroundLink className={item} />
            <ThemeButton className={item} worded />
            <hr className="my-2 border-line" />
            <OptionsForm />
          </div>
        )}
      </Popover>
    </div>
  );
}
