//! The rules of nftables, as `nft -j list ruleset` prints them (libnftables-json(5)): chains of input followed for one packet.

mod condition;

use std::collections::BTreeMap;

use serde_json::Value;

use super::packet::{Packet, Step, Truth, Verdict, Walk, all};
use condition::{Sets, holds, truth_of_map};

/// Chains that call each other.
const MOST_DEPTH: usize = 16;

/// Names are good in a table: family and name.
type TableName = (String, String);

/// All tables.
#[derive(Debug, Default)]
pub struct Ruleset {
    bases: Vec<Base>,
    chains: BTreeMap<(TableName, String), Vec<Value>>,
    sets: BTreeMap<TableName, Sets>,
}

/// A chain that packets come to by themselves.
#[derive(Debug)]
struct Base {
    table: TableName,
    name: String,
    priority: i64,
    drops: bool,
}

impl Ruleset {
    /// `None` when it is no such text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let root: Value = serde_json::from_str(text).ok()?;
        let mut ruleset = Self::default();
        for entry in root.get("nftables")?.as_array()? {
            ruleset.add(entry);
        }
        // Those before come first; of equal ones the kernel's order is that of the list.
        ruleset.bases.sort_by_key(|base| base.priority);
        Some(ruleset)
    }

    /// Whether no rule or policy concerns what comes in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let has_rules = |base: &Base| {
            let chain = self.chains.get(&(base.table.clone(), base.name.clone()));
            base.drops || chain.is_some_and(|rules| !rules.is_empty())
        };
        !self.bases.iter().any(has_rules)
    }

    /// What becomes of a packet. Tables that iptables made are left to it where it was read (`iptables4`, `iptables6`).
    #[must_use]
    pub fn verdict(&self, packet: &Packet, iptables4: bool, iptables6: bool) -> Verdict {
        let v4 = packet.source.is_ipv4();
        let left = |table: &TableName| (if v4 { iptables4 } else { iptables6 }) && self.is_of_iptables(table);
        let wanted = |base: &&Base| match base.table.0.as_str() {
            "inet" => true,
            "ip" => v4 && !left(&base.table),
            "ip6" => !v4 && !left(&base.table),
            _ => false,
        };
        let verdicts = self.bases.iter().filter(wanted).map(|base| self.of_base(base, packet));
        verdicts.fold(Verdict::Accept, Verdict::and)
    }

    /// It writes conditions that nft itself cannot, or only with remarks.
    fn is_of_iptables(&self, table: &TableName) -> bool {
        let upper = |name: &str| matches!(name, "INPUT" | "FORWARD" | "OUTPUT" | "PREROUTING");
        self.bases.iter().any(|base| base.table == *table && upper(&base.name))
    }

    fn add(&mut self, entry: &Value) {
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        if let Some(chain) = entry.get("chain") {
            let table = (text(chain, "family"), text(chain, "table"));
            let name = text(chain, "name");
            self.chains.entry((table.clone(), name.clone())).or_default();
            if matches!(chain["hook"].as_str(), Some("input" | "prerouting")) && chain["type"] == "filter" {
                let drops = chain["policy"] == "drop";
                let priority = chain["prio"].as_i64().unwrap_or_default();
                self.bases.push(Base {
                    table,
                    name,
                    priority,
                    drops,
                });
            }
        } else if let Some(rule) = entry.get("rule") {
            let table = (text(rule, "family"), text(rule, "table"));
            let chain = self.chains.entry((table, text(rule, "chain"))).or_default();
            chain.push(rule["expr"].clone());
        } else if let Some(set) = entry.get("set").or_else(|| entry.get("map")) {
            let table = (text(set, "family"), text(set, "table"));
            let sets = self.sets.entry(table).or_default();
            sets.insert(text(set, "name"), set["elem"].clone());
        }
    }

    fn of_base(&self, base: &Base, packet: &Packet) -> Verdict {
        let mut walk = Walk::default();
        let verdict = match self.chain(&base.table, &base.name, packet, &mut walk) {
            Step::End(verdict) => verdict,
            Step::Next | Step::Return | Step::MayReturn if base.drops => {
                let (family, table) = &base.table;
                Verdict::Drop(format!("nftables: policy of {family} {table} {} is drop", base.name))
            }
            Step::Next | Step::Return | Step::MayReturn => Verdict::Accept,
        };
        walk.end(verdict)
    }

    fn chain(&self, table: &TableName, name: &str, packet: &Packet, walk: &mut Walk) -> Step {
        let rules = self.chains.get(&(table.clone(), name.to_owned()));
        let Some(rules) = rules.filter(|_| walk.depth < MOST_DEPTH) else {
            return Step::Next;
        };
        let mut certain = Some(true);
        for rule in rules {
            let place = format!("nftables: {} {} {name}", table.0, table.1);
            match self.rule(table, rule, certain, &place, packet, walk) {
                Step::Next => {}
                Step::Return => return Step::Next,
                Step::MayReturn => certain = None,
                end @ Step::End(_) => return end,
            }
        }
        Step::Next
    }

    fn rule(
        &self,
        table: &TableName,
        rule: &Value,
        certain: Truth,
        place: &str,
        packet: &Packet,
        walk: &mut Walk,
    ) -> Step {
        let none = Sets::new();
        let sets = self.sets.get(table).unwrap_or(&none);
        let mut truth = certain;
        for part in rule.as_array().into_iter().flatten() {
            let Some((kind, value)) = part.as_object().and_then(|part| part.iter().next()) else {
                truth = None;
                continue;
            };
            match kind.as_str() {
                "match" => truth = all([truth, holds(value, packet, sets)]),
                // They say how often, or what else is done; a limit may hold or not.
                "counter" | "log" | "mangle" | "notrack" => {}
                "vmap" => match truth_of_map(value, packet, sets) {
                    Some(Some(verdict)) => return self.decide(table, &verdict, truth, place, packet, walk),
                    Some(None) => {}
                    None => truth = None,
                },
                "accept" | "drop" | "reject" | "jump" | "goto" | "return" => {
                    let verdict = Value::Object([(kind.clone(), value.clone())].into_iter().collect());
                    return self.decide(table, &verdict, truth, place, packet, walk);
                }
                _ => truth = None,
            }
            if truth == Some(false) {
                return Step::Next;
            }
        }
        Step::Next
    }

    fn decide(
        &self,
        table: &TableName,
        verdict: &Value,
        truth: Truth,
        place: &str,
        packet: &Packet,
        walk: &mut Walk,
    ) -> Step {
        let Some((kind, value)) = verdict.as_object().and_then(|verdict| verdict.iter().next()) else {
            return Step::Next;
        };
        let told = format!("{place}: {kind}");
        let step = match kind.as_str() {
            "accept" => Step::End(Verdict::Accept),
            "drop" | "reject" => Step::End(Verdict::Drop(told.clone())),
            "return" => Step::Return,
            _ => {
                let target = value["target"].as_str().unwrap_or_default();
                walk.depth += 1;
                let step = self.chain(table, target, packet, walk);
                walk.depth -= 1;
                // Who goes to a chain does not come back to the one it left.
                match step {
                    Step::Next if kind == "goto" => Step::Return,
                    step => step,
                }
            }
        };
        match (truth, step) {
            (Some(true), step) => step,
            (_, Step::Return | Step::MayReturn) => Step::MayReturn,
            (_, Step::End(verdict)) => {
                walk.doubt(verdict == Verdict::Accept, told);
                Step::Next
            }
            (_, Step::Next) => Step::Next,
        }
    }
}
