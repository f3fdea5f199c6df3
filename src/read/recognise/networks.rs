//! The two networks: one finds lines of text in a picture, the other reads a line (PP-OCRv6; see `assets/models/README.md`).

use std::io::Read as _;
use std::sync::{Arc, LazyLock};

use flate2::read::ZlibDecoder;
use rten::{Model, ModelOptions, RunOptions, ThreadPool, op_registry};
use rten_tensor::prelude::{AsView as _, Layout as _};
use rten_tensor::{NdTensor, Tensor};

/// The networks with what they need to run. They are unpacked when the first picture is read.
static NETWORKS: LazyLock<Option<Networks>> = LazyLock::new(Networks::load);

/// How high a line is that the second network reads, in pixels.
pub const LINE_HEIGHT: usize = 48;

/// What the first network takes from each colour and divides by: means and deviations of the pictures it was trained on.
const MEANS: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATIONS: [f32; 3] = [0.229, 0.224, 0.225];

pub struct Networks {
    boxes: Model,
    lines: Model,
    /// The letters of the classes of the second network: the first class is the gap between letters, the last a space.
    pub letters: Vec<&'static str>,
    options: RunOptions,
}

/// How sure the second network is of each class at each step along a line.
pub struct Steps {
    pub chances: Vec<f32>,
    pub classes: usize,
}

impl Networks {
    /// The networks; `None` where they do not load, which a test rules out.
    pub fn get() -> Option<&'static Self> {
        NETWORKS.as_ref()
    }

    fn load() -> Option<Self> {
        let letters: Vec<&str> = std::iter::once("")
            .chain(include_str!("../../../assets/models/recognise_letters.txt").lines())
            .chain(std::iter::once(" "))
            .collect();
        Some(Self {
            boxes: model(include_bytes!("../../../assets/models/recognise_boxes.onnx.z"))?,
            lines: model(include_bytes!("../../../assets/models/recognise_lines.onnx.z"))?,
            letters,
            // One thread: many children work beside each other.
            options: RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1)))),
        })
    }

    /// For each pixel of the picture in grey, `width` pixels wide, how likely it lies within a line of text. Both sides
    /// must be multiples of 32.
    pub fn text_at(&self, grey: &[u8], width: usize) -> Option<Vec<f32>> {
        let height = grey.len() / width.max(1);
        let colours = MEANS.iter().zip(DEVIATIONS);
        let values = colours
            .flat_map(|(mean, deviation)| grey.iter().map(move |&grey| (f32::from(grey) / 255.0 - mean) / deviation));
        let input = NdTensor::from_data([1, 3, height, width], values.collect::<Vec<f32>>());
        let output: Tensor<f32> =
            self.boxes.run_one(input.view().into(), Some(self.options.clone())).ok()?.try_into().ok()?;
        let output = output.to_vec();
        (output.len() == grey.len()).then_some(output)
    }

    /// What stands in a line, `grey` of which is [`LINE_HEIGHT`] pixels high and `width` wide.
    pub fn steps(&self, grey: &[u8], width: usize) -> Option<Steps> {
        let values = (0..3).flat_map(|_| grey.iter().map(|&grey| f32::from(grey) / 127.5 - 1.0));
        let input = NdTensor::from_data([1, 3, LINE_HEIGHT, width], values.collect::<Vec<f32>>());
        let output: Tensor<f32> =
            self.lines.run_one(input.view().into(), Some(self.options.clone())).ok()?.try_into().ok()?;
        let classes = *output.shape().last()?;
        (classes == self.letters.len()).then(|| Steps { chances: output.to_vec(), classes })
    }
}

/// The network in this deflated ONNX file.
fn model(deflated: &[u8]) -> Option<Model> {
    let mut file = Vec::new();
    ZlibDecoder::new(deflated).read_to_end(&mut file).ok()?;
    // Only what the two networks are made of: the others would be three fifths of the code.
    let operators = op_registry!(
        Add,
        AveragePool,
        BatchNormalization,
        Concat,
        Conv,
        ConvTranspose,
        Div,
        Erf,
        GlobalAveragePool,
        HardSigmoid,
        Identity,
        MatMul,
        MaxPool,
        Mul,
        Pow,
        ReduceMean,
        Relu,
        Reshape,
        Resize,
        Shape,
        Sigmoid,
        Slice,
        Softmax,
        Sqrt,
        Squeeze,
        Sub,
        Transpose,
        Unsqueeze
    );
    ModelOptions::with_ops(operators).load(file).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_networks_load_and_answer() {
        let networks = Networks::get().expect("the weights load");
        let found = networks.text_at(&vec![255; 64 * 96], 96).expect("the first network runs");
        assert!(found.iter().all(|chance| *chance < 0.3), "there is no text on a white page");
        let steps = networks.steps(&vec![255; LINE_HEIGHT * 160], 160).expect("the second network runs");
        assert_eq!(steps.classes, networks.letters.len());
        assert_eq!(steps.chances.len() / steps.classes, 20);
    }
}
