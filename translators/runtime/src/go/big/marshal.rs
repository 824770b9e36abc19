// Implements how numbers of math/big become bytes and come back: texts and JSON.

use super::*;

fn not_read(text: &Slice<u8>, name: &'static str) -> Error {
    let format = Str::from("math/big: cannot unmarshal %q into a *big.%s");
    fmt::errorf(format, values![text.clone(), name])
}

impl Ptr<Int> {
    pub fn append_text(&self, b: Slice<u8>) -> (Slice<u8>, Error) {
        (self.append(b, 10), Dyn::NIL)
    }

    pub fn marshal_text(&self) -> (Slice<u8>, Error) {
        (self.string().to_bytes(), Dyn::NIL)
    }

    pub fn marshal_json(&self) -> (Slice<u8>, Error) {
        let null = self.is_nil();
        let text = if null {
            Str::from("null")
        } else {
            self.string()
        };
        (text.to_bytes(), Dyn::NIL)
    }

    pub fn unmarshal_text(&self, text: Slice<u8>) -> Error {
        if self.set_string(Str::from_bytes(&text), 0).1 {
            Dyn::NIL
        } else {
            not_read(&text, "Int")
        }
    }

    pub fn unmarshal_json(&self, text: Slice<u8>) -> Error {
        if text.to_vec() == b"null" {
            return Dyn::NIL;
        }
        self.unmarshal_text(text)
    }
}

impl Ptr<Rat> {
    pub fn append_text(&self, b: Slice<u8>) -> (Slice<u8>, Error) {
        let text = self.rat_string();
        (b.append_vec(text.as_bytes().to_vec()), Dyn::NIL)
    }

    pub fn marshal_text(&self) -> (Slice<u8>, Error) {
        (self.rat_string().to_bytes(), Dyn::NIL)
    }

    pub fn unmarshal_text(&self, text: Slice<u8>) -> Error {
        if self.set_string(Str::from_bytes(&text)).1 {
            Dyn::NIL
        } else {
            not_read(&text, "Rat")
        }
    }
}

impl Ptr<Float> {
    pub fn append_text(&self, b: Slice<u8>) -> (Slice<u8>, Error) {
        let text = self.marshal_text().0;
        (b.append_vec(text.to_vec()), Dyn::NIL)
    }

    pub fn marshal_text(&self) -> (Slice<u8>, Error) {
        let text = if self.is_nil() {
            Str::from("<nil>")
        } else {
            self.text(b'g', -1)
        };
        (text.to_bytes(), Dyn::NIL)
    }

    pub fn unmarshal_text(&self, text: Slice<u8>) -> Error {
        let (_, _, error) = self.parse(Str::from_bytes(&text), 0);
        if error.is_nil() {
            return error;
        }
        let format = "math/big: cannot unmarshal %q into a *big.Float (%v)";
        fmt::errorf(Str::from(format), values![text, error])
    }
}
