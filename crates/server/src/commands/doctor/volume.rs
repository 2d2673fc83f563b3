//! Whether a folder lies on an encrypted volume, as far as Linux tells.

use std::path::{Path, PathBuf};

/// What is known of the volume below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Volume {
    /// Encrypted by dm-crypt (LUKS): the device.
    Encrypted(String),
    /// The device is not encrypted by this system; what lies below it may be.
    Plain(String),
    /// It cannot be known: why.
    Unknown(String),
}

/// The volume of `folder`.
pub fn of(folder: &Path) -> Volume {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    match folder.canonicalize() {
        Ok(folder) => find(&folder, &mounts, Path::new("/sys")),
        Err(_) => Volume::Unknown("the folder is not there yet".into()),
    }
}

/// The devices in use as swap that are not encrypted, as far as can be read; all of them where it cannot.
pub fn plain_swap() -> Vec<String> {
    let swaps = std::fs::read_to_string("/proc/swaps").unwrap_or_default();
    let devices = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    let is_plain = |device: &&str| {
        !device.starts_with("/dev/zram") && is_encrypted(&by_name(Path::new("/sys"), device)) != Some(true)
    };
    devices.filter(is_plain).map(str::to_owned).collect()
}

/// One mounted file system.
struct Mount<'a> {
    point: PathBuf,
    device: &'a str,
    kind: &'a str,
    source: &'a str,
}

/// A line of `mountinfo` (proc_pid_mountinfo(5)).
fn mount(line: &str) -> Option<Mount<'_>> {
    let (before, after) = line.split_once(" - ")?;
    let (before, mut after) = (before.split(' ').collect::<Vec<_>>(), after.split(' '));
    // A blank in a path is written in octal.
    let point = PathBuf::from(before.get(4)?.replace("\\040", " "));
    Some(Mount { point, device: before.get(2)?, kind: after.next()?, source: after.next()? })
}

/// The volume of `folder` by the mounted file systems and the devices below `sys`.
fn find(folder: &Path, mounts: &str, sys: &Path) -> Volume {
    let over = mounts.lines().filter_map(mount).filter(|mount| folder.starts_with(&mount.point));
    // The last of several at one place hides the others.
    let Some(found) = over.max_by_key(|mount| mount.point.as_os_str().len()) else {
        return Volume::Unknown("the mounted file systems cannot be read".into());
    };
    let by_number = sys.join("dev/block").join(found.device);
    let device = if by_number.exists() { by_number } else { by_name(sys, found.source) };
    match is_encrypted(&device) {
        Some(true) => Volume::Encrypted(found.source.to_owned()),
        Some(false) => Volume::Plain(found.source.to_owned()),
        None => Volume::Unknown(format!("it is on {} ({})", found.kind, found.source)),
    }
}

/// Where `sys` describes the device at the address `source`, such as `/dev/mapper/data`.
fn by_name(sys: &Path, source: &str) -> PathBuf {
    let device = Path::new(source).canonicalize().unwrap_or_else(|_| PathBuf::from(source));
    let name = Some(device).filter(|device| device.starts_with("/dev"));
    let name = name.as_deref().and_then(Path::file_name).unwrap_or_default();
    sys.join("class/block").join(name)
}

/// Whether the device that `folder` describes is encrypted, itself or all that it lies on; nothing where there is none.
fn is_encrypted(folder: &Path) -> Option<bool> {
    if !folder.join("size").exists() {
        return None;
    }
    if std::fs::read_to_string(folder.join("dm/uuid")).is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
        return Some(true);
    }
    let below: Vec<_> = std::fs::read_dir(folder.join("slaves")).into_iter().flatten().flatten().collect();
    Some(!below.is_empty() && below.iter().all(|device| is_encrypted(&device.path()) == Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree like `/sys`: devices by number and name, with what `dm/uuid` says of them and what they lie on.
    fn sys(devices: &[(&str, &str, &str, &[&str])]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("mahjar-sys-{}", uuid::Uuid::now_v7()));
        for (number, name, uuid, below) in devices {
            let device = root.join("class/block").join(name);
            std::fs::create_dir_all(device.join("dm")).unwrap();
            std::fs::create_dir_all(device.join("slaves")).unwrap();
            std::fs::create_dir_all(root.join("dev/block")).unwrap();
            std::fs::write(device.join("size"), "8").unwrap();
            std::fs::write(device.join("dm/uuid"), uuid).unwrap();
            std::os::unix::fs::symlink(&device, root.join("dev/block").join(number)).unwrap();
            for below in *below {
                let from = root.join("class/block").join(below);
                std::os::unix::fs::symlink(from, device.join("slaves").join(below)).unwrap();
            }
        }
        root
    }

    const MOUNTS: &str = "\
        21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
        22 21 254:0 / /srv/data\\040one rw shared:2 - ext4 /dev/mapper/data rw\n\
        23 21 254:2 / /srv/lvm rw shared:3 - ext4 /dev/mapper/lvm rw\n\
        24 21 254:3 / /srv/half rw shared:4 - ext4 /dev/mapper/half rw\n\
        25 21 0:31 / /srv/tree rw shared:5 - btrfs /dev/dm-0 rw\n\
        26 21 0:40 / /tmp rw - tmpfs tmpfs rw\n";

    #[test]
    fn says_what_lies_below_a_folder() {
        let root = sys(&[
            ("8:1", "sda1", "", &[]),
            ("254:0", "dm-0", "CRYPT-LUKS2-00-data\n", &["sda1"]),
            ("254:1", "dm-1", "CRYPT-LUKS2-01-more\n", &["sda1"]),
            ("254:2", "dm-2", "LVM-x\n", &["dm-0", "dm-1"]),
            ("254:3", "dm-3", "LVM-y\n", &["dm-0", "sda1"]),
        ]);
        let volume = |folder: &str| find(Path::new(folder), MOUNTS, &root);
        assert_eq!(volume("/srv/data one/main"), Volume::Encrypted("/dev/mapper/data".into()));
        assert_eq!(volume("/srv/lvm"), Volume::Encrypted("/dev/mapper/lvm".into()));
        assert_eq!(volume("/srv/half"), Volume::Plain("/dev/mapper/half".into()));
        assert_eq!(volume("/srv/tree/a"), Volume::Encrypted("/dev/dm-0".into()));
        assert_eq!(volume("/srv/data"), Volume::Plain("/dev/sda1".into()));
        assert_eq!(volume("/tmp/x"), Volume::Unknown("it is on tmpfs (tmpfs)".into()));
        assert!(matches!(find(Path::new("/x"), "", &root), Volume::Unknown(_)));
        std::fs::remove_dir_all(root).unwrap();
    }
}
