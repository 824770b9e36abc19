// Implements what a program can see of a declared type: its type with hidden fields summed up, and what that mentions.

package main

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"
)

// visible gives the underlying type of a declared type, without what no other package can reach.
func visible(named *types.Named) types.Type {
	switch under := named.Underlying().(type) {
	case *types.Struct:
		return visibleStruct(under)
	case *types.Interface:
		return visibleInterface(under)
	default:
		return under
	}
}

// visibleStruct puts one blank field in the place of all that are hidden: `_ struct{}`, or `_ [0]func()` if they keep the
// struct from being comparable.
func visibleStruct(s *types.Struct) *types.Struct {
	var fields []*types.Var
	var tags []string
	hidden, comparable := false, true
	for i := range s.NumFields() {
		field := s.Field(i)
		if field.Exported() || field.Embedded() && promotes(field.Type()) {
			fields, tags = append(fields, field), append(tags, s.Tag(i))
			continue
		}
		hidden, comparable = true, comparable && types.Comparable(field.Type())
	}
	if hidden {
		var blank types.Type = types.NewStruct(nil, nil)
		if !comparable {
			blank = types.NewArray(types.NewSignatureType(nil, nil, nil, nil, nil, false), 0)
		}
		fields = append(fields, types.NewField(token.NoPos, nil, "_", blank, false))
	}
	return types.NewStruct(fields, tags)
}

// promotes tells whether embedding a type gives the outer one an exported field or method.
func promotes(t types.Type) bool {
	t = types.Unalias(t)
	methods := types.NewMethodSet(t)
	if _, isPointer := t.(*types.Pointer); !isPointer && !types.IsInterface(t) {
		methods = types.NewMethodSet(types.NewPointer(t))
	}
	for method := range methods.Methods() {
		if method.Obj().Exported() {
			return true
		}
	}
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok {
		for field := range s.Fields() {
			if field.Exported() || field.Embedded() && promotes(field.Type()) {
				return true
			}
		}
	}
	return false
}

// visibleInterface keeps the names of hidden methods, which no other package can implement, but not their signatures.
func visibleInterface(i *types.Interface) *types.Interface {
	var methods []*types.Func
	for method := range i.ExplicitMethods() {
		if !method.Exported() {
			none := types.NewSignatureType(nil, nil, nil, nil, nil, false)
			method = types.NewFunc(token.NoPos, method.Pkg(), method.Name(), none)
		}
		methods = append(methods, method)
	}
	return types.NewInterfaceType(methods, slices.Collect(i.EmbeddedTypes())).Complete()
}

// exportedMethods lists the declared methods that other packages can call, by name.
func exportedMethods(named *types.Named) []*types.Func {
	var methods []*types.Func
	for method := range named.Methods() {
		if method.Exported() {
			methods = append(methods, method)
		}
	}
	slices.SortFunc(methods, func(a, b *types.Func) int { return cmp.Compare(a.Name(), b.Name()) })
	return methods
}

// declared gives the defined type that an object declares, or nil: for an alias, a function, a variable or a constant.
func declared(obj types.Object) *types.Named {
	if name, ok := obj.(*types.TypeName); ok && !name.IsAlias() {
		return name.Type().(*types.Named)
	}
	return nil
}

// aliased gives the type that an alias stands for, as its declaration writes it.
func aliased(obj *types.TypeName) types.Type {
	alias := obj.Type().(*types.Alias)
	if alias.TypeParams().Len() > 0 {
		panic(obj.String() + ": no text holds an alias with type parameters yet")
	}
	return alias.Rhs()
}

// mentionedBy lists the names of declared types and aliases that the declaration of an object mentions, methods included.
func mentionedBy(obj types.Object) []*types.TypeName {
	m := mentions{}
	named := declared(obj)
	if name, ok := obj.(*types.TypeName); ok && name.IsAlias() {
		m.add(aliased(name))
		return m.names
	}
	if named == nil {
		m.add(obj.Type())
		return m.names
	}
	m.addTypeParams(named.TypeParams())
	m.add(visible(named))
	for _, method := range exportedMethods(named) {
		m.add(method.Type())
	}
	return m.names
}

// mentions collects the declared types and aliases that occur in type expressions.
type mentions struct{ names []*types.TypeName }

func (m *mentions) add(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		if t.Obj().Pkg() != nil { // any has none
			m.names = append(m.names, t.Obj())
		}
	case *types.Named:
		if t.Obj().Pkg() != nil {
			m.names = append(m.names, t.Obj())
		}
		for arg := range t.TypeArgs().Types() {
			m.add(arg)
		}
	case interface{ Elem() types.Type }:
		if keyed, ok := t.(*types.Map); ok {
			m.add(keyed.Key())
		}
		m.add(t.Elem())
	case *types.Struct:
		for field := range t.Fields() {
			m.add(field.Type())
		}
	case *types.Tuple:
		for v := range t.Variables() {
			m.add(v.Type())
		}
	case *types.Signature:
		m.addTypeParams(t.TypeParams())
		m.add(t.Params())
		m.add(t.Results())
	case *types.Interface:
		for method := range t.ExplicitMethods() {
			m.add(method.Type())
		}
		for embedded := range t.EmbeddedTypes() {
			m.add(embedded)
		}
	case *types.Union:
		for term := range t.Terms() {
			m.add(term.Type())
		}
	}
}

func (m *mentions) addTypeParams(list *types.TypeParamList) {
	for param := range list.TypeParams() {
		m.add(param.Constraint())
	}
}
