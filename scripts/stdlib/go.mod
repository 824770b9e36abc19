module ferrogo/stdlib

go 1.26
