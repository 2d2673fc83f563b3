//! nginx as a peer: a file of 10 KB, served as nginx does it best.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Result;

/// A running nginx; ended when dropped.
pub struct Nginx {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// Starts it in `folder`; none where it is not installed.
pub async fn start(folder: &Path) -> Result<Option<Nginx>> {
    let program = ["/usr/sbin/nginx", "/usr/bin/nginx"].into_iter().find(|path| Path::new(path).exists());
    let Some(program) = program else { return Ok(None) };
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("page.html"), "x".repeat(10 * 1024))?;
    let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let configuration = format!(
        "worker_processes auto; daemon off; user root; pid {0}/pid; error_log /dev/null;\n\
         events {{ worker_connections 1024; }}\n\
         http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;\n\
         server {{ listen {address}; root {0}; }} }}\n",
        folder.display()
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, configuration)?;
    let child = Command::new(program).arg("-c").arg(&file).stderr(Stdio::null()).spawn()?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    Ok(Some(Nginx { child, address }))
}
