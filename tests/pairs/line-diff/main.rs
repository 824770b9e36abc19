/// Lengths of the longest common subsequences of all suffixes.
fn lcs(a: &[&str], b: &[&str]) -> Vec<Vec<usize>> {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] = if a[i] == b[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    table
}

fn diff(a: &[&str], b: &[&str]) -> Vec<String> {
    let table = lcs(a, b);
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            out.push(format!("  {}", a[i]));
            i += 1;
            j += 1;
        } else if table[i + 1][j] >= table[i][j + 1] {
            out.push(format!("- {}", a[i]));
            i += 1;
        } else {
            out.push(format!("+ {}", b[j]));
            j += 1;
        }
    }
    out.extend(a[i..].iter().map(|line| format!("- {line}")));
    out.extend(b[j..].iter().map(|line| format!("+ {line}")));
    out
}

fn main() {
    let old: Vec<&str> = "one two three four five".split(' ').collect();
    let new: Vec<&str> = "zero one three 3.5 four six".split(' ').collect();
    for line in diff(&old, &new) {
        println!("{line}");
    }
    println!("{} [{}]", diff(&[], &[]).len(), diff(&[], &["x"]).join(" "));
}
