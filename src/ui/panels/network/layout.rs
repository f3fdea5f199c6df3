//! Where the actors of the network stand: joined ones near one another, others apart. The same network always looks the
//! same: nothing is drawn by lot.

/// How often the forces are let work.
const ROUNDS: usize = 260;

/// A place in a square from 0 to 1.
pub type Spot = [f32; 2];

/// The places of `count` actors, joined by `edges`: their ends, and how strongly.
pub fn lay_out(count: usize, edges: &[(usize, usize, f32)]) -> Vec<Spot> {
    // They begin on a spiral, the weightiest in the middle: no two on one spot.
    let turn = 2.399_963_f32;
    let mut spots: Vec<Spot> = (0..count)
        .map(|at| {
            let radius = 0.5 * ((at as f32 + 0.5) / count.max(1) as f32).sqrt();
            let angle = at as f32 * turn;
            [angle.cos().mul_add(radius, 0.5), angle.sin().mul_add(radius, 0.5)]
        })
        .collect();
    let apart = (1.0 / count.max(1) as f32).sqrt() * 0.75;
    for round in 0..ROUNDS {
        let heat = 0.08 * (1.0 - round as f32 / ROUNDS as f32) + 0.001;
        let mut moves = vec![[0.0_f32; 2]; count];
        for (one, a) in spots.iter().enumerate() {
            for (other, b) in spots.iter().enumerate().skip(one + 1) {
                let (x, y, far) = way(*a, *b);
                let force = apart * apart / far;
                push(&mut moves, one, x * force, y * force);
                push(&mut moves, other, -x * force, -y * force);
            }
            // What hangs on nothing stays in sight.
            push(&mut moves, one, (0.5 - a[0]) * 0.4, (0.5 - a[1]) * 0.4);
        }
        for &(one, other, strength) in edges {
            let (Some(a), Some(b)) = (spots.get(one), spots.get(other)) else {
                continue;
            };
            let (x, y, far) = way(*a, *b);
            let force = far * far / apart * strength;
            push(&mut moves, one, -x * force, -y * force);
            push(&mut moves, other, x * force, y * force);
        }
        for (spot, [x, y]) in spots.iter_mut().zip(moves) {
            let length = x.hypot(y).max(1e-6);
            let step = length.min(heat) / length;
            spot[0] += x * step;
            spot[1] += y * step;
        }
    }
    let mut spots = fitted(spots);
    part(&mut spots, apart * 0.8);
    fitted(spots)
}

/// Moves those apart that stand nearer to one another than `least`: names need room.
fn part(spots: &mut [Spot], least: f32) {
    for _ in 0..30 {
        for one in 0..spots.len() {
            for other in one + 1..spots.len() {
                let (Some(&a), Some(&b)) = (spots.get(one), spots.get(other)) else {
                    continue;
                };
                let (x, y, far) = way(a, b);
                let step = (least - far).max(0.0) / 2.0;
                push(spots, one, x * step, y * step);
                push(spots, other, -x * step, -y * step);
            }
        }
    }
}

/// The direction from `b` to `a`, and how far they are apart.
fn way(a: Spot, b: Spot) -> (f32, f32, f32) {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    let far = x.hypot(y).max(1e-3);
    (x / far, y / far, far)
}

fn push(moves: &mut [[f32; 2]], at: usize, x: f32, y: f32) {
    if let Some(moved) = moves.get_mut(at) {
        moved[0] += x;
        moved[1] += y;
    }
}

/// The spots stretched over the whole square.
fn fitted(mut spots: Vec<Spot>) -> Vec<Spot> {
    for axis in 0..2 {
        let along = |spot: &Spot| if axis == 0 { spot[0] } else { spot[1] };
        let low = spots.iter().map(along).fold(f32::INFINITY, f32::min);
        let high = spots.iter().map(along).fold(f32::NEG_INFINITY, f32::max);
        let wide = high - low;
        for spot in &mut spots {
            let value = if wide > 1e-4 { (along(spot) - low) / wide } else { 0.5 };
            if axis == 0 {
                spot[0] = value;
            } else {
                spot[1] = value;
            }
        }
    }
    spots
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn joined_actors_stand_nearer_and_the_same_network_looks_the_same() {
        let edges = [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0), (2, 3, 0.2)];
        let spots = lay_out(6, &edges);
        assert_eq!(spots, lay_out(6, &edges));
        let far = |a: usize, b: usize| (spots[a][0] - spots[b][0]).hypot(spots[a][1] - spots[b][1]);
        assert!(far(0, 1) < far(0, 4) && far(3, 5) < far(1, 5), "{spots:?}");
        assert!(spots.iter().flatten().all(|value| (0.0..=1.0).contains(value)));
    }

    #[test]
    fn few_and_many_are_no_fault() {
        assert!(lay_out(0, &[]).is_empty());
        assert_eq!(lay_out(1, &[]), [[0.5, 0.5]]);
        assert!(lay_out(300, &[]).iter().flatten().all(|value| value.is_finite()));
    }
}
