//! Debian's nginx with one worker, the daemon's own certificate and key, and one file of 20 kB.

use std::{
    fs,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

use crate::daemon::{cpu_of, free_port};

pub struct Nginx {
    master: Child,
    worker: u32,
    pub address: SocketAddr,
    _folder: TempDir,
}

impl Nginx {
    /// `state`: where the certificate is; `content`: what `/file` answers, compressed beforehand as the daemon's is.
    pub fn start(state: &Path, content: &[u8], core: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let (root, port) = (folder.path(), free_port());
        // The worker is another user, who may not look into this folder otherwise.
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(root, open).unwrap();
        fs::write(root.join("file"), content).unwrap();
        for name in ["leaf.pem", "leaf-key.pem"] {
            fs::copy(state.join(name), root.join(name)).unwrap();
        }
        let config = root.join("nginx.conf");
        fs::write(&config, configuration(&root.display().to_string(), port)).unwrap();
        let mut command = Command::new("taskset");
        command
            .args(["-c", core, "nginx", "-p"])
            .arg(root)
            .arg("-c")
            .arg(&config);
        let master = command.stderr(Stdio::null()).spawn().expect("nginx is installed");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let pid = master.id();
        // The master listens before it has its worker.
        let worker = loop {
            let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
            match children.split_whitespace().next() {
                Some(worker) if std::net::TcpStream::connect(address).is_ok() => break worker.parse().unwrap(),
                _ => std::thread::sleep(Duration::from_millis(10)),
            }
        };
        Self {
            master,
            worker,
            address,
            _folder: folder,
        }
    }

    pub fn cpu(&self) -> Duration {
        cpu_of(self.worker)
    }
}

fn configuration(root: &str, port: u16) -> String {
    format!(
        "daemon off; worker_processes 1; pid {root}/pid; error_log /dev/null;\n\
         events {{ worker_connections 4096; }}\n\
         http {{\n\
         access_log off; sendfile on; tcp_nodelay on; open_file_cache max=10; keepalive_requests 1000000;\n\
         client_body_temp_path {root}/b; proxy_temp_path {root}/p; fastcgi_temp_path {root}/f; uwsgi_temp_path {root}/u; scgi_temp_path {root}/s;\n\
         server {{\n\
         listen 127.0.0.1:{port} ssl http2 backlog=1024; root {root}; default_type text/javascript;\n\
         ssl_certificate {root}/leaf.pem; ssl_certificate_key {root}/leaf-key.pem; ssl_protocols TLSv1.2 TLSv1.3;\n\
         location /file {{ add_header content-encoding br; add_header cache-control immutable; add_header etag abc; }}\n\
         }} }}\n"
    )
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its worker when asked, and leaves it behind when killed.
        let _ = Command::new("kill").arg(self.master.id().to_string()).status();
        let _ = self.master.wait();
    }
}
