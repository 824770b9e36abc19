use std::collections::{HashMap, HashSet};

#[derive(Default)]
struct Graph {
    edges: HashMap<u32, Vec<u32>>,
}

impl Graph {
    fn add_edge(&mut self, a: u32, b: u32) {
        self.edges.entry(a).or_default().push(b);
        self.edges.entry(b).or_default().push(a);
    }

    fn visit(&self, n: u32, visited: &mut HashSet<u32>, order: &mut Vec<u32>) {
        if !visited.insert(n) {
            return;
        }
        order.push(n);
        for &m in self.edges.get(&n).into_iter().flatten() {
            self.visit(m, visited, order);
        }
    }
}

fn main() {
    let mut g = Graph::default();
    g.add_edge(1, 2);
    g.add_edge(2, 3);
    g.add_edge(4, 5);
    let mut visited = HashSet::new();
    let mut order = Vec::new();
    let mut components = 0;
    for n in 1..=5 {
        if !visited.contains(&n) {
            components += 1;
            g.visit(n, &mut visited, &mut order);
        }
    }
    let order: Vec<String> = order.iter().map(u32::to_string).collect();
    println!("{components} [{}]", order.join(" "));
}
