//! How well lines are set: paiban beside greedy composers and, where they are installed, Typst and Chromium.
//!
//! `cargo bench --bench quality`; `-- --loose N` shows the first N loose lines of each composer.
#![allow(missing_docs, clippy::print_stdout)]

mod corpus;
mod greedy;
mod judge;
mod ours;
mod pdf;
mod peers;

use greedy::Habit;
use judge::{SetLine, Tally};
use paiban::style::Hang;
use peers::{PEERS, Peer};

const MEASURES: [i32; 4] = [11, 13, 17, 27];

fn main() {
    let shown = shown();
    let paragraphs = corpus::paragraphs();
    let characters: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
    println!("{} paragraphs, {characters} characters", paragraphs.len());
    let there: Vec<&Peer> = PEERS.iter().filter(|peer| is_there(peer)).collect();
    let faces = ours::faces();
    for zi in MEASURES {
        println!("\n{zi} 字     lines  loose %   mean  worst  orphans  breaches  twice  tight %  squeezed %");
        for (name, hang) in [("paiban", Hang::None), ("hanging", Hang::Regular)] {
            row(name, &tally(paragraphs.iter().map(|text| ours::set(&faces, hang, text, zi))), shown);
        }
        for (name, habit) in [("greedy", Habit::PushIn), ("packing", Habit::Pack)] {
            row(name, &tally(paragraphs.iter().map(|text| greedy::set(&faces, habit, text, zi))), shown);
        }
        for peer in &there {
            match peer.set(&paragraphs, zi) {
                Ok(set) => row(peer.name, &tally(set.into_iter()), shown),
                Err(why) => println!("{:9} failed: {why}", peer.name),
            }
        }
        let fewest = |allow_orphans| -> usize {
            paragraphs.iter().map(|text| greedy::fewest_loose(&faces, text, (zi, allow_orphans))).sum()
        };
        println!(
            "fewest loose lines that breaks can have: {}, without orphans {}",
            fewest(true),
            fewest(false)
        );
    }
}

fn is_there(peer: &Peer) -> bool {
    let version = peer.version();
    println!("{}: {}", peer.name, version.as_deref().unwrap_or("not installed, skipped"));
    version.is_some()
}

fn tally(paragraphs: impl Iterator<Item = Vec<SetLine>>) -> Tally {
    let mut tally = Tally::default();
    paragraphs.for_each(|lines| tally.add(&lines));
    tally
}

fn row(name: &str, tally: &Tally, shown: usize) {
    println!(
        "{name:9}{:7}{:9.2}{:7.1}{:7.3}{:9}{:10}{:7}{:9.2}{:12.2}",
        tally.lines,
        tally.share(tally.loose),
        tally.mean(),
        tally.worst,
        tally.orphans,
        tally.breaches,
        tally.twice,
        tally.share(tally.tight),
        tally.share(tally.squeezed),
    );
    tally.examples.iter().take(shown).for_each(|line| println!("    {line}"));
}

/// How many loose lines are to be shown.
fn shown() -> usize {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--loose");
    arguments.nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}
