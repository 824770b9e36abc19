// Implements turning the text of a package, as scripts/stdlib writes it, into objects and types.
//
// Nothing but names is read at first: an object's type is parsed when it is first asked for, and likewise the underlying
// type and the methods of a declared type. So a program pays for what it uses, and packages may refer to each other.

import { viaAlias } from "../alias.ts";
import { basicType, invalidType } from "../basic.ts";
import { boolConst, type ConstValue, floatConst, intConst, stringConst } from "../constant.ts";
import { instantiate } from "../named.ts";
import { isExported, newTypeName, newVar } from "../object.ts";
import type { ConstObj, FuncObj, Obj, TypeNameObj, VarObj } from "../objects.ts";
import type { ImportedPackage, PackageSource } from "../package-source.ts";
import type { BasicKind, Named, Type } from "../types.ts";
import { universe } from "../universe.ts";
import { lazy, withLazyType } from "./lazy.ts";
import type { Declaration, MethodDeclaration, PackageText } from "./text.ts";
import { type TypeNames, TypeParser, type TypeParamScope } from "./type-parser.ts";

/** Types of other packages are looked up in `others` when a type that mentions them is first asked for. */
export function decodePackage(path: string, text: PackageText, others: PackageSource): ImportedPackage {
  const objects = new Map<string, Obj>();
  const names: TypeNames = {
    path,
    named: (name) => declaredType(objects.get(name)) ?? universeType(name),
    qualified: (pkg, name) => declaredType(others.lookup(pkg)?.objects.get(name)) ?? universeType(`${pkg}.${name}`),
    instance: (generic, args) => (generic.kind === "Named" ? instantiate(generic, args) : generic),
  };
  for (const declaration of text.declarations) objects.set(declaration.name, newObj(declaration, names));
  return { path, name: text.name, objects };
}

const declaredType = (obj: Obj | undefined): Type | undefined => (obj?.kind === "TypeName" ? obj.type : undefined);

/** Names that a text may hold without declaring them; a damaged text gives the invalid type. */
function universeType(name: string): Type {
  if (name.startsWith("untyped ") || name === "unsafe.Pointer") return basicType(name as BasicKind);
  return declaredType(universe.get(name)) ?? invalidType;
}

function newObj(declaration: Declaration, names: TypeNames): Obj {
  switch (declaration.kind) {
    case "const":
      return constObj(declaration, names);
    case "var":
      return varObj(declaration, names);
    case "func":
      return funcObj(declaration, names);
    case "type":
      return declaration.rest.startsWith(" = ") ? aliasObj(declaration, names) : typeObj(declaration, names);
  }
}

const common = (name: string, names: TypeNames) => ({ name, pkg: names.path, exported: isExported(name) });

function constObj({ name, rest }: Declaration, names: TypeNames): ConstObj {
  const equals = rest.indexOf(" = ");
  const value = constValue(rest.slice(equals + " = ".length));
  const obj = { ...common(name, names), kind: "Const", value } as const;
  return withLazyType(obj, () => new TypeParser(rest.slice(0, equals), names).wholeType());
}

function varObj({ name, rest }: Declaration, names: TypeNames): VarObj {
  const obj = { ...common(name, names), kind: "Var", role: "package" } as const;
  return withLazyType(obj, () => new TypeParser(rest, names).wholeType());
}

function funcObj({ name, rest }: Declaration, names: TypeNames): FuncObj {
  const obj = { ...common(name, names), kind: "Func" } as const;
  return withLazyType(obj, () => new TypeParser(rest, names).wholeSignature());
}

function aliasObj({ name, rest }: Declaration, names: TypeNames): TypeNameObj {
  const obj: TypeNameObj = withLazyType({ ...common(name, names), kind: "TypeName", isAlias: true } as const, () =>
    viaAlias(obj, new TypeParser(rest.slice(" = ".length), names).wholeType()),
  );
  return obj;
}

function typeObj({ name, rest, methods }: Declaration, names: TypeNames): TypeNameObj {
  const obj = newTypeName(name, invalidType, { pkg: names.path });
  const parser = new TypeParser(rest, names);
  const typeParams = parser.typeParams();
  const underlying = lazy(() => withReceiver(parser.wholeType(), named));
  const declared = lazy(() => methods.map((method) => methodObj(method, named, names)));
  const named: Named = {
    kind: "Named",
    obj,
    typeParams,
    typeArgs: [],
    get underlying() {
      return underlying();
    },
    get methods() {
      return declared();
    },
  };
  obj.type = named;
  return obj;
}

/** The methods of a declared interface have the declared type for their receiver. */
function withReceiver(underlying: Type, named: Named): Type {
  if (underlying.kind !== "Interface") return underlying;
  return { ...underlying, methods: underlying.methods.map((method) => ({ ...method, recv: named })) };
}

function methodObj({ name, recv: written, rest }: MethodDeclaration, named: Named, names: TypeNames): FuncObj {
  const recv: Type = written.startsWith("*") ? { kind: "Pointer", elem: named } : named;
  const recvVar = newVar("", recv, "receiver", { pkg: names.path });
  const obj = { ...common(name, names), kind: "Func", recv } as const;
  return withLazyType(obj, () => new TypeParser(rest, names, receiverScope(written, named)).wholeSignature(recvVar));
}

/** The type parameters of the receiver's type, under the names that a receiver such as `*Pointer[T]` gives them. */
function receiverScope(recv: string, named: Named): TypeParamScope {
  const list = /\[(.*)\]/u.exec(recv)?.[1]?.split(", ") ?? [];
  return new Map(named.typeParams.map((param, i) => [list[i] ?? param.obj.name, param]));
}

/** A JSON string, `true` or `false`, a whole number, or a fraction in lowest terms. */
function constValue(text: string): ConstValue {
  if (text.startsWith('"')) return stringConst(JSON.parse(text) as string);
  if (text === "true" || text === "false") return boolConst(text === "true");
  const [num = "", den] = text.split("/");
  return den === undefined ? intConst(BigInt(num)) : floatConst({ num: BigInt(num), den: BigInt(den) });
}
