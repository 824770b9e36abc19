// Implements the Rust functions that ask the system as Go's os does: the environment, folders, the name of the machine.

export const systemTexts = {
  go_read: `
/// What a reader gives next; the end of the input is an error, as for Go's Read.
fn go_read(reader: &mut (impl std::io::Read + ?Sized), buf: &mut [u8]) -> std::io::Result<usize> {
    match reader.read(buf)? {
        0 if !buf.is_empty() => Err(std::io::Error::new(
            std::io::ErrorKind::UnexpectedEof,
            "EOF",
        )),
        n => Ok(n),
    }
}`,
  read_all: `
/// All that is left of a reader.
fn read_all(reader: &mut (impl std::io::Read + ?Sized)) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}`,
  read_dir: `
/// The entries of a folder, by name.
fn read_dir(name: &str) -> std::io::Result<Vec<std::fs::DirEntry>> {
    let mut entries = std::fs::read_dir(name)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    Ok(entries)
}`,
  remove_path: `
/// Removes a file or an empty folder.
fn remove_path(name: &str) -> std::io::Result<()> {
    std::fs::remove_file(name).or_else(|err| std::fs::remove_dir(name).map_err(|_| err))
}`,
  remove_all: `
/// Removes a file, or a folder with all that is in it, if there is one.
fn remove_all(name: &str) -> std::io::Result<()> {
    match std::fs::symlink_metadata(name) {
        Ok(found) if found.is_dir() => std::fs::remove_dir_all(name),
        Ok(_) => std::fs::remove_file(name),
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(err) => Err(err),
    }
}`,
  set_mode: `
/// Says who may read, write and run a file.
fn set_mode(name: &str, mode: u32) -> std::io::Result<()> {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
    std::fs::set_permissions(name, mode)
}`,
  set_env: `
/// Sets a variable of the environment.
fn set_env(key: &str, value: &str) {
    // SAFETY: the program has one thread, so that nobody reads the environment meanwhile.
    unsafe { std::env::set_var(key, value) }
}`,
  unset_env: `
/// Removes a variable of the environment.
fn unset_env(key: &str) {
    // SAFETY: the program has one thread, so that nobody reads the environment meanwhile.
    unsafe { std::env::remove_var(key) }
}`,
  hostname: `
/// The name of the machine, as Linux gives it.
fn hostname() -> std::io::Result<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname")?;
    Ok(name.trim_end().to_string())
}`,
  expand_env: `
/// Puts the variables of the environment in the place of \`$NAME\` and \`\${NAME}\`.
fn expand_env(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let (name, left) = if let Some(braced) = after.strip_prefix('{') {
            match braced.split_once('}') {
                Some((name, left)) => (name, left),
                None => ("", braced),
            }
        } else {
            let special = after.starts_with(|c: char| "*#$@!?-0123456789".contains(c));
            let end = after.find(|c| !word(c)).unwrap_or(after.len());
            let end = if special { 1 } else { end };
            if end == 0 {
                out.push('$');
            }
            after.split_at(end)
        };
        out.push_str(&std::env::var(name).unwrap_or_default());
        rest = left;
    }
    out + rest
}`,
} as const;
