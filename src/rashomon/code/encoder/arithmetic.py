"""The few functions that neural heads are made of, in numpy."""

from __future__ import annotations

import numpy as np

from rashomon.code.encoder.arrays import Floats

_ROOT = np.float32(np.sqrt(2.0))


def sigmoid(scores: Floats) -> Floats:
    """Logits to probabilities, each on its own."""
    shares: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return shares


def softmax(scores: Floats) -> Floats:
    """Logits to probabilities that sum to 1 along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = shifted / shifted.sum(-1, keepdims=True)
    return shares


def gelu(values: Floats) -> Floats:
    """The Gaussian error linear unit, erf being Abramowitz and Stegun's 7.1.26 (to 1.5e-7)."""
    x = np.abs(values) / _ROOT
    t = 1 / (1 + 0.3275911 * x)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(values) * (1 - poly * np.exp(-x * x))
    return (0.5 * values * (1 + erf)).astype(np.float32)
