//! Characters set in a second, prepare and set, at a newspaper column's 13 字.
#![allow(missing_docs, clippy::print_stdout)]

use std::time::Instant;

use paiban::compose::{Measures, Wish, depth, prepare, set};
use paiban::style::{FaceId, ParaStyle, Run, TextStyle};
use paiban::units::Length;

#[allow(dead_code)]
#[path = "../tests/support/square.rs"]
mod square;

const COPY: &[&str] = &[
    "本报讯（记者 林晓）清晨的菜市场里，第一车番茄刚刚卸下，摊主们已经把昨夜写好的价牌挂了起来。市里今年安排1200万元改造老市场，\
     整修摊位、更换水电、加装顶棚，“卖菜的不淋雨，买菜的不踩水”，是居民说得最多的一句话。",
    "改造工程分三期进行，第一期3个市场已经完工，客流量比去年同期增长18.6%，第二期将在10月底以前开工。负责施工的王师傅说，最难的不是\
     修房子，而是不让摊主停一天生意——白天营业，夜里干活，一条通道一条通道地轮着来。",
    "“以前下雨天，菜叶子漂得到处都是；现在好了，地面是干的，灯也亮了！”卖了二十年豆腐的陈大姐一边切着豆腐，一边笑着说：“我这块招牌\
     也换了新的，字是孙女写的。”",
    "下一步，市里将按照《市场管理办法》的要求，把食品检测、垃圾分类、消防通道三件事一并办好，力争到2027年，全市46个菜市场全部完成改造，\
     让居民出门步行15分钟以内就能买到新鲜、便宜、放心的菜。",
];

fn main() {
    let style = ParaStyle::default();
    let measures = [Length::pt(9) * 13];
    let run = |text: &&str| {
        let look = TextStyle::new(FaceId(0), Length::pt(9));
        vec![Run { text: text.replace(char::is_whitespace, ""), style: look }]
    };
    let copy: Vec<Vec<Run>> = COPY.iter().map(run).collect();
    let rounds = 2000;
    let chars: usize = copy.iter().map(|runs| runs[0].text.chars().count()).sum::<usize>() * rounds;
    let matters: Vec<_> = copy.iter().map(|runs| prepare(runs, &style, &square::Square)).collect();
    measure("prepare", chars, || {
        for _ in 0..rounds {
            for runs in &copy {
                std::hint::black_box(prepare(runs, &style, &square::Square));
            }
        }
    });
    measure("depth", chars, || {
        for _ in 0..rounds {
            for matter in &matters {
                std::hint::black_box(depth(matter, Measures(&measures), Wish::default()));
            }
        }
    });
    measure("set", chars, || {
        for _ in 0..rounds {
            for matter in &matters {
                std::hint::black_box(set(matter, Measures(&measures), Wish::default()));
            }
        }
    });
    measure("depth, a line fewer", chars, || {
        for _ in 0..rounds {
            for matter in &matters {
                std::hint::black_box(depth(matter, Measures(&measures), Wish { lines: -1 }));
            }
        }
    });
}

fn measure(name: &str, chars: usize, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    let nanos = start.elapsed().as_nanos() as usize;
    println!(
        "{name}: {} ns a character, {} characters/s",
        nanos / chars,
        chars * 1_000_000_000 / nanos.max(1)
    );
}
