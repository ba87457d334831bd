//! The filter table of iptables, as iptables-save prints it: the chain INPUT followed for one packet.

use std::{collections::BTreeMap, net::IpAddr};

use ipnet::IpNet;

use super::packet::{Packet, Step, Truth, Verdict, Walk, all};

/// Chains that call each other.
const MOST_DEPTH: usize = 16;

/// One table.
#[derive(Debug, Default)]
pub struct Table {
    /// What becomes of packets that no rule of INPUT decides.
    drops_by_policy: bool,
    chains: BTreeMap<String, Vec<Rule>>,
}

#[derive(Debug)]
struct Rule {
    text: String,
    words: Vec<String>,
}

impl Table {
    /// Lines that are none are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut table = Self::default();
        for line in text.lines() {
            if let Some(chain) = line.strip_prefix(':') {
                let mut words = chain.split_whitespace();
                let (name, policy) = (words.next().unwrap_or_default(), words.next());
                table.chains.entry(name.to_owned()).or_default();
                table.drops_by_policy |= name == "INPUT" && policy == Some("DROP");
            } else if let Some(rule) = line.strip_prefix("-A ") {
                let mut words = words(rule).into_iter();
                let chain = words.next().unwrap_or_default();
                let rule = Rule {
                    text: line.to_owned(),
                    words: words.collect(),
                };
                table.chains.entry(chain).or_default().push(rule);
            }
        }
        table
    }

    /// Whether everything passes unseen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.drops_by_policy && self.chains.get("INPUT").is_none_or(Vec::is_empty)
    }

    /// What becomes of a packet.
    #[must_use]
    pub fn verdict(&self, packet: &Packet) -> Verdict {
        let mut walk = Walk::default();
        let verdict = match self.chain("INPUT", packet, &mut walk) {
            Step::End(verdict) => verdict,
            Step::Next | Step::Return | Step::MayReturn if self.drops_by_policy => {
                Verdict::Drop("iptables: policy of INPUT is DROP".to_owned())
            }
            Step::Next | Step::Return | Step::MayReturn => Verdict::Accept,
        };
        walk.end(verdict)
    }

    fn chain(&self, name: &str, packet: &Packet, walk: &mut Walk) -> Step {
        let Some(rules) = self.chains.get(name).filter(|_| walk.depth < MOST_DEPTH) else {
            return Step::Next;
        };
        let mut certain = Some(true);
        for rule in rules {
            match self.rule(rule, certain, packet, walk) {
                Step::Next => {}
                Step::Return => return Step::Next,
                Step::MayReturn => certain = None,
                end @ Step::End(_) => return end,
            }
        }
        Step::Next
    }

    fn rule(&self, rule: &Rule, certain: Truth, packet: &Packet, walk: &mut Walk) -> Step {
        let (matches, target) = conditions(&rule.words, packet);
        let matches = all([certain, matches]);
        let told = || format!("iptables: {}", rule.text);
        let Some(target) = target else { return Step::Next };
        match (matches, target.name) {
            (Some(false), _) => Step::Next,
            (Some(true), "ACCEPT") => Step::End(Verdict::Accept),
            (Some(true), "DROP" | "REJECT") => Step::End(Verdict::Drop(told())),
            (None, "ACCEPT") => {
                walk.doubt(true, told());
                Step::Next
            }
            (None, "DROP" | "REJECT") => {
                walk.doubt(false, told());
                Step::Next
            }
            (Some(true), "RETURN") => Step::Return,
            (None, "RETURN") => Step::MayReturn,
            _ => self.jump(matches, target, packet, walk, told),
        }
    }

    /// LOG and the like are no chains and lead on. A chain that may or may not be entered is as doubtful as its end.
    fn jump(
        &self,
        matches: Truth,
        target: Target<'_>,
        packet: &Packet,
        walk: &mut Walk,
        told: impl Fn() -> String,
    ) -> Step {
        walk.depth += 1;
        let step = self.chain(target.name, packet, walk);
        walk.depth -= 1;
        match (matches, step) {
            (None, Step::End(verdict)) => {
                walk.doubt(verdict == Verdict::Accept, told());
                Step::Next
            }
            (None, Step::Next) if !target.comes_back => Step::MayReturn,
            (_, Step::Next) if !target.comes_back => Step::Return,
            (_, step) => step,
        }
    }
}

/// What a rule names as its end, or a chain.
#[derive(Clone, Copy)]
struct Target<'a> {
    name: &'a str,
    /// To this chain when that one has no end; who goes (`-g`) comes back to the one before.
    comes_back: bool,
}

/// Words apart by spaces, or in quotes.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut quoted, mut open) = (false, false);
    for character in line.chars() {
        match character {
            ' ' if !quoted => open = false,
            _ => {
                if !std::mem::replace(&mut open, true) {
                    words.push(String::new());
                }
                match words.last_mut() {
                    Some(word) if character != '"' => word.push(character),
                    _ => quoted = !quoted,
                }
            }
        }
    }
    words
}

/// Whether all conditions of a rule hold, and where it leads.
fn conditions<'a>(words: &'a [String], packet: &Packet) -> (Truth, Option<Target<'a>>) {
    let (mut truth, mut target, mut negated) = (Some(true), None, false);
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let holds = match word {
            "!" => {
                negated = true;
                continue;
            }
            "-j" | "-g" => {
                let comes_back = word == "-j";
                target = words.next().map(|name| Target { name, comes_back });
                // What follows says how, not whether.
                break;
            }
            // Names of modules and remarks; what they bring follows.
            "-m" | "--comment" => {
                words.next();
                continue;
            }
            "--ctstate" | "--state" => words.next().map(|states| states.split(',').any(|state| state == "NEW")),
            "-i" => words.next().map(|name| is_interface(name, &packet.interface)),
            "-p" => words
                .next()
                .map(|name| name == packet.protocol.as_str() || name == "all"),
            "-s" => words.next().and_then(|net| contains(net, packet.source)),
            "-d" => words.next().and_then(|net| contains(net, packet.destination)),
            "--dport" | "--dports" | "--destination-ports" => words.next().and_then(|list| has_port(list, packet.port)),
            "--dst-type" => words.next().and_then(|kind| is_type(kind, packet)),
            _ => None,
        };
        let holds = if std::mem::take(&mut negated) {
            holds.map(|holds| !holds)
        } else {
            holds
        };
        truth = all([truth, holds]);
    }
    (truth, target)
}

fn is_interface(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('+') {
        Some(prefix) => name.starts_with(prefix),
        None => pattern == name,
    }
}

fn contains(net: &str, ip: IpAddr) -> Truth {
    let net: IpNet = net.parse().or_else(|_| net.parse::<IpAddr>().map(IpNet::from)).ok()?;
    Some(net.contains(&ip))
}

/// `80`, `80,443`, `49152:49407`.
fn has_port(list: &str, port: u16) -> Truth {
    let part = |part: &str| {
        let (first, last) = part.split_once(':').unwrap_or((part, part));
        Some((first.parse::<u16>().ok()?..=last.parse::<u16>().ok()?).contains(&port))
    };
    super::packet::any(list.split(',').map(part))
}

fn is_type(kind: &str, packet: &Packet) -> Truth {
    match kind {
        "LOCAL" => Some(!packet.destination.is_multicast()),
        "MULTICAST" => Some(packet.destination.is_multicast()),
        "BROADCAST" => Some(false),
        _ => None,
    }
}
