//! The program as systemd sees it: what it is told, the sockets and certificates it hands over, reload and stop.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by panicking"
)]

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream, UdpSocket},
    os::{fd::OwnedFd, unix::net::UnixDatagram},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Of what never comes. A program that hardly gets the processor takes ten seconds to start; systemd waits for ninety.
const LIMIT: Duration = Duration::from_secs(60);

const CONFIG: &str = "[http]\naddress = \"127.0.0.1\"\nhttps-ports = [0]\nhttp-ports = [0]\n\
    [stun]\nport = 0\nalternate-port = 0\n[turn]\ntls-port = 0\n[discovery]\nenabled = false\n\
    [log]\nlevel = \"info\"\n";

/// A daemon and the socket on which it tells how it is.
struct Service {
    child: Child,
    told: UnixDatagram,
    dir: TempDir,
}

impl Service {
    fn start(config: &str) -> Self {
        Self::start_as(config, daemon)
    }

    fn start_as(config: &str, command: impl FnOnce(&Path) -> Command) -> Self {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join("homedrop.toml"), config).unwrap();
        let socket = dir.path().join("notify");
        let told = UnixDatagram::bind(&socket).unwrap();
        told.set_read_timeout(Some(LIMIT)).unwrap();
        let mut command = command(dir.path());
        command
            .env("NOTIFY_SOCKET", &socket)
            .env("WATCHDOG_USEC", "300000")
            .env("STATE_DIRECTORY", dir.path().join("state"));
        let child = command.spawn().unwrap();
        Self { child, told, dir }
    }

    /// The next message with an assignment that begins with `wanted`; others are passed over.
    fn hear(&self, wanted: &str) -> String {
        let mut buffer = [0; 4096];
        let end = Instant::now() + LIMIT;
        while Instant::now() < end {
            let Ok(length) = self.told.recv(&mut buffer) else { break };
            let message = String::from_utf8_lossy(&buffer[..length]).into_owned();
            if message.lines().any(|line| line.starts_with(wanted)) {
                return message;
            }
        }
        panic!("never heard {wanted}\n{}\n{}", self.standing(), self.log());
    }

    /// What its threads wait for, as the system tells it.
    fn standing(&self) -> String {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let of = |task: fs::DirEntry| {
            ["comm", "wchan", "syscall"].map(|file| {
                let told = fs::read_to_string(task.path().join(file));
                told.map_or_else(|error| error.to_string(), |told| told.trim().to_owned())
            })
        };
        let told = tasks.map(|tasks| tasks.flatten().map(of).collect::<Vec<_>>());
        format!("{told:?}")
    }

    /// Waits until `wanted` is in its log.
    fn logs(&self, wanted: &str) {
        self.waits(wanted, || self.log().contains(wanted));
    }

    /// Waits until the running daemon, its rooms among it, answers the tools.
    fn answers(&self) {
        let mut status = Command::new(env!("CARGO_BIN_EXE_homedrop"));
        status
            .arg("status")
            .env("STATE_DIRECTORY", self.dir.path().join("state"));
        status.env_remove("RUNTIME_DIRECTORY").stdout(Stdio::null());
        self.waits("an answer", || status.status().unwrap().success());
    }

    fn waits(&self, wanted: &str, mut is_so: impl FnMut() -> bool) {
        let end = Instant::now() + LIMIT;
        while !is_so() {
            assert!(Instant::now() < end, "{wanted}: {}\n{}", self.standing(), self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn log(&self) -> String {
        fs::read_to_string(self.dir.path().join("log")).unwrap()
    }

    fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(self.child.id().try_into().unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    fn write(&self, config: &str) {
        fs::write(self.dir.path().join("homedrop.toml"), config).unwrap();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The daemon in the foreground, with its log in a file.
fn daemon(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_homedrop"));
    command.arg("run").arg("--config").arg(dir.join("homedrop.toml"));
    command.stdout(Stdio::null());
    command.stderr(fs::File::create(dir.join("log")).unwrap());
    command
}

/// The first line of the answer to a plain HTTP request.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn systemd_is_told_of_the_start_the_state_a_reload_and_the_end() {
    let mut service = Service::start(CONFIG);
    service.hear("READY=1");
    assert!(
        service.dir.path().join("state/ca.pem").is_file(),
        "ready means that the certificate is there"
    );
    service.hear("WATCHDOG=1");
    let status = service.hear("STATUS=");
    assert!(
        status.contains("https://") && status.contains("0 devices, all well"),
        "{status}"
    );
    service.hear("WATCHDOG=1");

    service.write(&CONFIG.replace("info", "debug"));
    service.signal(Signal::HUP);
    let reloading = service.hear("RELOADING=1");
    assert!(reloading.contains("MONOTONIC_USEC="), "{reloading}");
    service.hear("READY=1");
    assert!(service.log().contains("configuration reloaded"));

    service.write("nonsense = 1\n");
    service.signal(Signal::HUP);
    service.hear("RELOADING=1");
    service.hear("READY=1");
    assert!(service.log().contains("configuration refused"), "{}", service.log());
    service.hear("WATCHDOG=1");

    let begun = Instant::now();
    service.signal(Signal::TERM);
    service.hear("STOPPING=1");
    assert!(service.child.wait().unwrap().success());
    // systemd would kill it after a minute and a half.
    assert!(begun.elapsed() < LIMIT, "{:?}", begun.elapsed());
}

/// Fills the socket until it takes no more, as a service manager that does not read leaves it.
fn fill(told: &Path) {
    let filler = UnixDatagram::unbound().unwrap();
    filler.set_nonblocking(true).unwrap();
    while filler.send_to(b"X", told).is_ok() {}
}

#[test]
fn a_service_manager_that_does_not_read_stops_nothing() {
    let mut service = Service::start_as(CONFIG, |dir| {
        fill(&dir.join("notify"));
        daemon(dir)
    });
    service.logs("serving");
    service.answers();
    service.write(&CONFIG.replace("info", "debug"));
    service.signal(Signal::HUP);
    service.logs("configuration reloaded");
    service.answers();

    // Somebody reads at last and hears all of it, in its order.
    service.hear("READY=1");
    service.hear("RELOADING=1");
    service.hear("READY=1");
    service.hear("WATCHDOG=1");

    fill(&service.dir.path().join("notify"));
    service.signal(Signal::TERM);
    service.logs("stopped");
    assert!(service.child.wait().unwrap().success());
}

/// A service whose sockets were open before it started, and where they are.
struct HandedOver {
    service: Service,
    https: SocketAddr,
    http: SocketAddr,
    stun: SocketAddr,
}

impl HandedOver {
    /// The sockets go to a shell as its standard streams, which it hands on as systemd does, from descriptor 3 on.
    fn start(datagram: UdpSocket) -> Self {
        let streams = [0, 1].map(|_| TcpListener::bind("127.0.0.1:0").unwrap());
        let [https, http] = [0, 1].map(|number: usize| streams[number].local_addr().unwrap());
        let stun = datagram.local_addr().unwrap();
        let config = CONFIG
            .replace("https-ports = [0]", &format!("https-ports = [{}]", https.port()))
            .replace("http-ports = [0]", &format!("http-ports = [{}]", http.port()))
            .replace("[stun]\nport = 0", &format!("[stun]\nport = {}", stun.port()));
        let [first, second] = streams.map(OwnedFd::from);
        let service = Service::start_as(&config, |dir| {
            let mut command = Command::new("sh");
            let hand_on = "exec 3<&0 4<&1 5<&2 6<\"$0/homedrop.toml\" </dev/null >/dev/null 2>\"$0/log\"; \
                LISTEN_PID=$$ LISTEN_FDS=4 exec \"$@\"";
            command.arg("-c").arg(hand_on).arg(dir);
            command.args([env!("CARGO_BIN_EXE_homedrop"), "run", "--config"]);
            command.arg(dir.join("homedrop.toml"));
            command.stdin(first).stdout(second).stderr(OwnedFd::from(datagram));
            command
        });
        service.hear("READY=1");
        Self {
            service,
            https,
            http,
            stun,
        }
    }

    /// The first answer to one Binding request.
    fn is_asked(&self) {
        let client = UdpSocket::bind("127.0.0.1:0").unwrap();
        client.set_read_timeout(Some(LIMIT)).unwrap();
        // A Binding request (RFC 8489 section 5), and the magic cookie in its answer.
        let request = [&[0, 1, 0, 0, 0x21, 0x12, 0xA4, 0x42][..], &[7; 12]].concat();
        client.send_to(&request, self.stun).unwrap();
        let mut answer = [0; 256];
        let heard = client.recv_from(&mut answer).map(|(_, from)| from).ok();
        assert_eq!(heard, Some(self.stun), "{}", self.service.log());
        assert_eq!(&answer[..2], [1, 1]);
    }
}

#[test]
fn sockets_that_are_handed_over_are_served() {
    let handed = HandedOver::start(UdpSocket::bind("127.0.0.1:0").unwrap());
    let log = handed.service.log();
    assert!(
        log.contains("no listening TCP or UDP sockets"),
        "the file is told: {log}"
    );
    assert!(get(&handed.http.to_string(), "/healthz").contains("200"));
    assert!(TcpStream::connect(handed.https).is_ok());
    handed.is_asked();
}

/// Any connection of this host may have the number by chance: what is handed over is served all the same.
#[test]
fn a_tcp_port_that_somebody_else_has_takes_nothing_from_udp() {
    let datagram = UdpSocket::bind("127.0.0.1:0").unwrap();
    // Where this fails, somebody else has it indeed.
    let _other = TcpListener::bind(datagram.local_addr().unwrap());
    let handed = HandedOver::start(datagram);
    handed.is_asked();
    let log = handed.service.log();
    assert!(log.contains("stun.port over TCP"), "{log}");
}

#[test]
fn a_certificate_comes_as_a_credential() {
    let credentials = TempDir::new().unwrap();
    let made = rcgen::generate_simple_self_signed(["box.example.org".to_owned()]).unwrap();
    let file = |name: &str| -> PathBuf { credentials.path().join(name) };
    fs::write(file("tls.crt"), made.cert.pem()).unwrap();
    let start = || {
        Service::start_as(CONFIG, |dir| {
            let mut command = daemon(dir);
            command.env("CREDENTIALS_DIRECTORY", credentials.path());
            command
        })
    };
    let mut half = start();
    assert_eq!(half.child.wait().unwrap().code(), Some(78));
    assert!(half.log().contains("tls.key"), "{}", half.log());
    fs::write(file("tls.key"), made.signing_key.serialize_pem()).unwrap();
    let service = start();
    service.hear("READY=1");
    assert!(
        !service.dir.path().join("state/ca.pem").exists(),
        "no CA is made beside an own certificate"
    );
}
