module checktypes

go 1.24
