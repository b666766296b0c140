#!/usr/bin/env python3
"""Rebuilds the mean squared errors of a finished run from its weights and codes, with NumPy and nothing else.

    python3 examples/rebuild.py [RUN FOLDER]

The folder is artifacts/runs/k-sparse-ensemble unless another is given. Prints one line for each member and one for the
ensemble, and ends with 1 when a rebuilt value is not the one in summary.json.
"""

import json
import sys
from pathlib import Path

import numpy as np

TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64, "U8": np.uint8, "U16": np.uint16}


def safetensors(path):
    """The tensors of a safetensors file by name: eight bytes of header length, a JSON header, then the data."""
    content = path.read_bytes()
    data = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:data])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(content[data + begin : data + end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def encode(images, weights, bias, k):
    """The code of each image: the k largest of W x (plus the bias, if there is one), all others zero."""
    activations = images @ weights.T + bias
    kept = np.argsort(-activations, axis=1, kind="stable")[:, :k]
    return dense(kept, np.take_along_axis(activations, kept, axis=1), len(weights))


def dense(features, values, latents):
    """Codes as rows of all latents; those that are not listed are zero."""
    codes = np.zeros((len(features), latents), np.float32)
    np.put_along_axis(codes, features.astype(np.int64), values, axis=1)
    return codes


def squared_error(images, reconstructions):
    """Mean over images and pixels, summed in binary64."""
    return float(np.mean(np.square(images - reconstructions, dtype=np.float64)))


def report(model, rebuilt, published):
    """Prints both values; true when they are the same."""
    same = abs(rebuilt - published) <= 1e-6 * published
    print(f"{model:9} MSE {rebuilt:.8f}, in summary.json {published:.8f}{'' if same else ': not the same'}")
    return same


def main():
    root = Path(__file__).resolve().parent.parent
    run = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "artifacts" / "runs" / "k-sparse-ensemble"
    config = json.loads((run / "train" / "cfg.json").read_text(encoding="utf-8"))
    summary = json.loads((run / "evaluate" / "summary.json").read_text(encoding="utf-8"))
    weights = safetensors(run / "train" / config["weights"])
    codes = safetensors(run / "evaluate" / "codes.safetensors")
    images = safetensors(run / "normalize" / "dataset.safetensors")["test.images"].astype(np.float32) / np.float32(255)

    mean, good, again = np.zeros_like(images), True, 0
    for member in range(config["members"]):
        name = f"member.{member:02}"
        dictionary = weights[f"{name}.weight"]
        encoder_bias = weights.get(f"{name}.encoder-bias", np.float32(0))
        decoder_bias = weights.get(f"{name}.decoder-bias", np.float32(0))
        code = dense(codes[f"{name}.features"], codes[f"{name}.values"], config["d_sae"])
        reconstructions = code @ dictionary + decoder_bias
        mean += reconstructions / np.float32(config["members"])
        good &= report(f"member {member}", squared_error(images, reconstructions), summary["members"][member]["mse"])
        own = encode(images[:100], dictionary, encoder_bias, config["k"])
        again += np.sum(np.all((own != 0) == (code[:100] != 0), axis=1))

    good &= report("ensemble", squared_error(images, mean), summary["ensemble"]["mse"])
    print(f"encoding {100 * config['members']} images here chooses the stored latents for {again} of them")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
