//! Learning the weights that `annotate::perceptron` reads.

pub mod logistic;
pub mod perceptron;
