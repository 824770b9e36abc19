// Implements Go's reflect.StructField, and how a field is found by its name.

use super::*;

#[derive(Clone, PartialEq)]
pub struct StructField {
    pub name: Str,
    pub pkg_path: Str,
    pub r#type: Type,
    pub tag: StructTag,
    pub offset: Uintptr,
    pub index: Slice<isize>,
    pub anonymous: bool,
}

record!(
    StructField, "reflect.StructField", 104;
    name "Name", pkg_path "PkgPath", r#type "Type", tag "Tag", offset "Offset", index "Index", anonymous "Anonymous"
);

/// Does Go export the name?
pub fn is_exported_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

impl StructField {
    pub fn of(field: Field, index: isize) -> StructField {
        let package = if is_exported_name(field.name) {
            ""
        } else {
            "main"
        };
        StructField {
            name: Str::from(field.name),
            pkg_path: Str::from(package),
            r#type: field.typ,
            tag: StructTag(Str::from(field.tag)),
            offset: Uintptr(field.offset),
            index: Slice::from(vec![index]),
            anonymous: field.embedded,
        }
    }

    pub fn is_exported(&self) -> bool {
        self.pkg_path == Str::default()
    }
}

/// The field of that name that lies least deep; two of one depth hide each other (Go spec: "Selectors").
pub fn found_field(structure: &Type, name: &str) -> Option<StructField> {
    let mut level = vec![(structure.clone(), Vec::new())];
    let mut seen: Vec<Type> = Vec::new();
    while !level.is_empty() {
        let mut found: Vec<StructField> = Vec::new();
        let mut next = Vec::new();
        for (around, path) in &level {
            for (i, field) in around.shape().fields().into_iter().enumerate() {
                let mut index: Vec<isize> = path.clone();
                index.push(i as isize);
                let inner = match field.typ.kind().0 {
                    22 => field.typ.elem(),
                    _ => field.typ.clone(),
                };
                if field.name == name {
                    let last = i as isize;
                    found.push(StructField {
                        index: Slice::from(index),
                        ..StructField::of(field, last)
                    });
                } else if field.embedded && inner.kind().0 == 25 {
                    next.push((inner, index));
                }
            }
        }
        if !found.is_empty() {
            return if found.len() == 1 { found.pop() } else { None };
        }
        seen.extend(level.iter().map(|(around, _)| around.clone()));
        next.retain(|(around, _)| !seen.contains(around));
        level = next;
    }
    None
}

/// All fields that a selector reaches, those of embedded structs behind the struct they stand in.
pub fn visible_fields(t: Type) -> Slice<StructField> {
    if t.kind().0 != 25 {
        panic(any(Str::from("reflect.VisibleFields of non-struct type")));
    }
    let mut all = Vec::new();
    walk_fields(&t, &t, &[], &mut all);
    Slice::from(all)
}

fn walk_fields(root: &Type, around: &Type, path: &[isize], all: &mut Vec<StructField>) {
    for (i, field) in around.shape().fields().into_iter().enumerate() {
        let mut index = path.to_vec();
        index.push(i as isize);
        let inner = match field.typ.kind().0 {
            22 => field.typ.elem(),
            _ => field.typ.clone(),
        };
        let opens = field.embedded && inner.kind().0 == 25;
        let name = field.name;
        let visible = found_field(root, name).is_some_and(|f| f.index.to_vec() == index);
        if visible {
            all.push(StructField {
                index: Slice::from(index.clone()),
                ..StructField::of(field, i as isize)
            });
        }
        if opens {
            walk_fields(root, &inner, &index, all);
        }
    }
}
