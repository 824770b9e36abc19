use std::time::Duration;

use thiserror::Error;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

#[derive(Debug, Error)]
#[error("fetch {name}: too slow")]
struct Slow {
    name: String,
}

async fn fetch(ctx: &CancellationToken, name: &str, delay: Duration) -> Result<String, Slow> {
    tokio::select! {
        _ = sleep(delay) => Ok(format!("{name} done")),
        _ = ctx.cancelled() => Err(Slow {
            name: name.to_string(),
        }),
    }
}

async fn produce(out: mpsc::Sender<i64>, quit: CancellationToken) {
    for i in 0.. {
        tokio::select! {
            sent = out.send(i * i) => if sent.is_err() { return },
            _ = quit.cancelled() => {
                println!("quit");
                return;
            }
        }
    }
}

fn with_deadline(deadline: Instant) -> CancellationToken {
    let token = CancellationToken::new();
    let timer = token.clone();
    tokio::spawn(async move {
        tokio::time::sleep_until(deadline).await;
        timer.cancel();
    });
    token
}

#[tokio::main]
async fn main() {
    let ctx = with_deadline(Instant::now() + Duration::from_millis(50));

    for (name, delay) in [
        ("fast", Duration::from_millis(1)),
        ("slow", Duration::from_secs(60)),
    ] {
        match fetch(&ctx, name, delay).await {
            Ok(s) => println!("{s}"),
            Err(err) => println!("error: {err}"),
        }
    }

    let (tx, mut out) = mpsc::channel(1);
    let quit = CancellationToken::new();
    let producer = tokio::spawn(produce(tx, quit.clone()));
    while let Some(v) = out.recv().await {
        println!("{v}");
        if v >= 9 {
            quit.cancel();
            break;
        }
    }
    sleep(Duration::from_millis(20)).await;
    producer.await.unwrap();
}
