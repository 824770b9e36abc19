// Implements the plan's face: every decision about Rust that emission reads, fixed before emission begins.

import type { IntegerPlan } from "./integers.ts";
import type { FuncLit } from "../go/ast.ts";
import type { RustType, SelfParam } from "../rust/ast.ts";
import type { Modules } from "../rust/modules.ts";
import type { ConstObj, FuncObj, Home, TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Type } from "../semantics/types.ts";
import type { AnonymousStructs } from "./anonymous.ts";
import type { ChannelPlan } from "./channels.ts";
import type { ColourPlan } from "./colour.ts";
import type { Decision } from "./decision.ts";
import type { ErrorPlan } from "./errors.ts";
import type { LockPlan } from "./locks.ts";
import type { OpenTypes } from "./opens.ts";
import type { PointerForm, PointerPlan } from "./pointers.ts";
import type { AnyPlan } from "./any-values.ts";
import type { SharingPlan } from "./sharing.ts";
import type { SumPlan } from "./sums.ts";

export interface PlanOptions {
  readonly concurrency: "tokio" | "threads";
  readonly errors: "auto" | "anyhow" | "thiserror" | "box";
  readonly output: "idiomatic" | "exact";
  readonly stubs: boolean;
  readonly ownership: "inferred" | "floor";
}

/** What a function's result list becomes. */
export type ResultPlan =
  | { readonly kind: "none" }
  /** One value, or a tuple of several. */
  | { readonly kind: "values"; readonly types: readonly RustType[] }
  /** `(…, error)`: `Result<(…), E>`. */
  | { readonly kind: "result"; readonly types: readonly RustType[]; readonly error: RustType }
  /** `(T, bool)` where the flag says whether there is a T. */
  | { readonly kind: "option"; readonly types: readonly RustType[] };

export interface ParamPlan {
  readonly obj: VarObj;
  readonly type: RustType;
  readonly dropped: boolean;
  /** The body needs an owned or changeable copy: `let mut s = s.to_string();` at its start, of this type. */
  readonly local?: RustType;
}

export interface FuncPlan {
  readonly async: boolean;
  /** Absent for functions; "none" where a method becomes an associated function without receiver. */
  readonly self?: SelfParam | "none";
  /** With "none": the type of the first parameter, which takes the receiver. */
  readonly recv?: RustType;
  readonly params: readonly ParamPlan[];
  readonly result: ResultPlan;
  /** The whole return type as written; absent for unit. */
  readonly ret?: RustType;
  /** `NewT` written as `T::new`: the type whose impl block holds it. */
  readonly constructorOf?: TypeNameObj;
}

export interface EnumPlan {
  readonly type: TypeNameObj;
  /** For constants: the constant's object name; for interfaces: the implementing type. */
  readonly variants: readonly {
    readonly name: string;
    readonly constant?: string;
    readonly value?: bigint;
    /** Of a constant that is a text. */
    readonly text?: string;
    readonly of?: TypeNameObj;
    readonly form?: RustType;
    /** Go has the implementing type there by pointer. */
    readonly byPointer?: "always" | "sometimes";
  }[];
}

export type InterfacePlan =
  | { readonly kind: "enum"; readonly plan: EnumPlan }
  | {
      readonly kind: "trait";
      readonly mutates: ReadonlySet<string>;
      readonly implementors: readonly TypeNameObj[];
      /** Its values are printed: `Debug` is its supertrait. */
      readonly isPrinted: boolean;
    };

export interface Names {
  of(obj: VarObj | FuncObj | TypeNameObj | { readonly kind: "Const"; readonly name: string }): string;
  /** A name that no binding of the function uses. */
  isTaken(name: string): boolean;
  /** Modules of the file: one for each imported package. */
  readonly modules: Modules;
  moduleOf(home: Home | undefined): string | undefined;
  /** The name that an item made for a package carries in the tree. */
  placed(home: Home | undefined, name: string): string;
}

export interface Plan {
  readonly options: PlanOptions;
  readonly names: Names;
  readonly decisions: readonly Decision[];
  readonly errors: ErrorPlan;
  readonly channels: ChannelPlan;
  readonly sharing: SharingPlan;
  readonly colours: ColourPlan;
  readonly pointers: PointerPlan;
  /** Types that the snippet leaves out. */
  readonly opens: OpenTypes;
  readonly anonymous: AnonymousStructs;

  /** Type in storage: fields, elements, owned results. */
  typeOf(t: Type): RustType;
  /** Of an element of a list or an array. */
  typeInList(elem: Type): RustType;
  /** Type of a field, global or owned result as a slot: nilable pointers are options. */
  typeOfSlot(v: VarObj): RustType;
  isCopy(t: RustType): boolean;
  func(f: FuncObj): FuncPlan;
  closure(f: FuncLit): FuncPlan;
  pointerTo(t: Type): PointerForm;
  isNilable(v: VarObj): boolean;
  enumOf(t: TypeNameObj): EnumPlan | undefined;
  /** The enum of the dynamic types that an interface may have. */
  sumOf(t: Type): SumPlan | undefined;
  /** What `any` became, where all that flows into one is known. */
  readonly any: AnyPlan | undefined;
  /** By constant, its name inside of the type, where the type is a set of flags. */
  flagsOf(t: TypeNameObj): ReadonlyMap<ConstObj, string> | undefined;
  interfaceOf(t: TypeNameObj): InterfacePlan | undefined;
  /** Does its `Display` honour a width? One that picks among literals pads; one that formats does not. */
  padsDisplay(t: TypeNameObj): boolean;
  lockOf(t: TypeNameObj): LockPlan | undefined;
  isDropped(v: VarObj): boolean;
  /** The variable's value is changed through it: assigned elements or fields, `&mut self` calls. */
  isMutated(v: VarObj): boolean;
  /** The variable must own what it holds: it is stored, sent, returned, or changed apart from its source. */
  mustOwn(v: VarObj): boolean;
  /** Which of Go's `int` become `usize`. */
  readonly integers: IntegerPlan;
  /** Shared with a spawned task: the handle type that wraps it. */
  sharedForm(v: VarObj): RustType | undefined;
}
