#!/usr/bin/env python3
"""Rebuilds the errors of a finished run from its weights, with NumPy and nothing else: of ensembles also from their codes.

    python3 examples/rebuild.py [RUN FOLDER]

The folder is artifacts/runs/k-sparse-ensemble unless another is given. Prints one line for each member and one for the
ensemble, and ends with 1 when a rebuilt value is not the one in summary.json, or when a file of the run is missing or damaged.
"""

import json
import sys
from pathlib import Path

try:
    import numpy as np
except ImportError:
    sys.exit("error: NumPy is missing. Install it (Debian and Ubuntu: apt install python3-numpy; elsewhere: pip install numpy), and run this again.")

TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64, "U8": np.uint8, "U16": np.uint16}


class Unreadable(Exception):
    """A file of the run is missing or damaged; the message says which."""


def read(path, form):
    """What a form makes of a file's bytes."""
    try:
        return form(path.read_bytes())
    except FileNotFoundError:
        raise Unreadable(f"{path} is missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as failure:
        raise Unreadable(f"{path} is damaged or cannot be read ({failure})") from None


def safetensors(content):
    """The tensors of a safetensors file by name: eight bytes of header length, a JSON header, then the data."""
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


def report(model, rebuilt, published, measure="MSE"):
    """Prints both values; true when they are the same."""
    same = abs(rebuilt - published) <= 1e-6 * published
    print(f"{model:9} {measure} {rebuilt:.8f}, in summary.json {published:.8f}{'' if same else ': not the same'}")
    return same


FUNCTIONS = {
    "identity": lambda y: y,
    "relu": lambda y: np.maximum(y, 0),
    "sigmoid": lambda y: 1 / (1 + np.exp(-y)),
    "tanh": np.tanh,
    "softmax": lambda y: y,  # the most probable class is that of the largest logit
}


def through(layers, values, weights, member):
    """What a member's layers make of values, as cfg.json lists them."""
    for layer in layers:
        rows = slice(layer.get("rows"))
        matrix = weights[f"{member}.{layer['weight']}"][rows]
        if "centre" in layer:
            values = values - weights[f"{member}.{layer['centre']}"]
        values = values @ (matrix if layer["transposed"] else matrix.T)
        if layer["bias"] is not None:
            bias = weights[f"{member}.{layer['bias']}"]
            values = values + (bias if layer["transposed"] else bias[rows])
        if "scale" in layer:
            values = values * weights[f"{member}.{layer['scale']}"]
        if layer["function"] == "k-largest":
            kept = np.argsort(-values, axis=1, kind="stable")[:, : layer["k"]]
            values = dense(kept, np.take_along_axis(values, kept, axis=1), values.shape[1])
        elif layer["function"] == "at-least":
            values = np.where(values >= weights[f"{member}.{layer['threshold']}"], values, np.float32(0))
        else:
            values = FUNCTIONS[layer["function"]](values)
    return values


def rebuild(run):
    """Rebuilds every error of a run; true when all are those of summary.json."""
    config = read(run / "train" / "cfg.json", json.loads)
    summary = read(run / "evaluate" / "summary.json", json.loads)
    weights = read(run / "train" / config["weights"], safetensors)
    dataset = read(run / "normalize" / "dataset.safetensors", safetensors)
    images = dataset["test.images"].astype(np.float32) / np.float32(255)
    if config["architecture"] == "topk":
        return rebuild_ensemble(run, config, summary, weights, images)
    good = True
    for member, published in enumerate(summary["members"]):
        name = f"member.{member:02}"
        if config["architecture"] == "classifier":
            classes = np.argmax(through(config["classify"], images, weights, name), axis=1)
            good &= report(f"member {member}", float(np.mean(classes != dataset["test.labels"])), published["error_rate"], "error rate")
        else:
            codes = through(config["encode"], images, weights, name)
            good &= report(f"member {member}", squared_error(images, through(config["decode"], codes, weights, name)), published["mse"])
    return good


def rebuild_ensemble(run, config, summary, weights, images):
    """The same of an ensemble of k-sparse autoencoders, from the codes that the run stored."""
    codes = read(run / "evaluate" / "codes.safetensors", safetensors)
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
    return good


def main():
    root = Path(__file__).resolve().parent.parent
    run = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "artifacts" / "runs" / "k-sparse-ensemble"
    try:
        return 0 if rebuild(run) else 1
    except Unreadable as failure:
        reason = str(failure)
    except (ValueError, LookupError, TypeError, AttributeError) as failure:
        reason = f"its files do not fit together ({failure})"
    return f"error: {run} cannot be rebuilt: {reason}. To make the files of a run, run its study: dotnet cake"


if __name__ == "__main__":
    sys.exit(main())
