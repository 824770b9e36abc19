use std::f64::consts::PI;

enum Shape {
    Rect { w: f64, h: f64 },
    Circle { r: f64 },
}

impl Shape {
    fn area(&self) -> f64 {
        match self {
            Shape::Rect { w, h } => w * h,
            Shape::Circle { r } => PI * r * r,
        }
    }

    fn perimeter(&self) -> f64 {
        match self {
            Shape::Rect { w, h } => 2.0 * (w + h),
            Shape::Circle { r } => 2.0 * PI * r,
        }
    }
}

fn main() {
    let shapes = [
        Shape::Rect { w: 3.0, h: 4.0 },
        Shape::Circle { r: 2.0 },
        Shape::Rect { w: 1.0, h: 20.0 },
    ];
    for shape in &shapes {
        match shape {
            Shape::Rect { w, h } => println!("rect {w}x{h}"),
            Shape::Circle { r } => println!("circle {r}"),
        }
    }
    let total: f64 = shapes.iter().map(Shape::area).sum();
    let largest = shapes
        .iter()
        .max_by(|a, b| a.area().total_cmp(&b.area()))
        .expect("there are shapes");
    println!("{total:.3} {:.3}", largest.perimeter());
}
