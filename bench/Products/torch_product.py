"""The three products of a dense layer in PyTorch, to be timed beside ours: c.addmm_ on random operands.
usage: torch_product.py --threads N --inputs N --batches N… --outputs N…
Prints median seconds a call: for each batch and number of outputs a line with x·Wᵀ, δ·W and δᵀ·x."""
import argparse
import statistics
import time

import torch

parser = argparse.ArgumentParser()
parser.add_argument('--threads', type=int, required=True)
parser.add_argument('--inputs', type=int, required=True)
parser.add_argument('--batches', type=int, nargs='+', required=True)
parser.add_argument('--outputs', type=int, nargs='+', required=True)
options = parser.parse_args()

SECONDS, LEAST_CALLS, WARM_UP_CALLS = 0.1, 3, 2
torch.set_num_threads(options.threads)
torch.manual_seed(0)


def measure(a, b):
    c = torch.zeros(a.shape[0], b.shape[1])
    for _ in range(WARM_UP_CALLS):
        c.addmm_(a, b)
    times = []
    while len(times) < LEAST_CALLS or sum(times) < SECONDS:
        begin = time.perf_counter()
        c.addmm_(a, b)
        times.append(time.perf_counter() - begin)
    return statistics.median_high(times)


for batch in options.batches:
    for outputs in options.outputs:
        x = torch.rand(batch, options.inputs) * 2 - 1
        weights = torch.rand(outputs, options.inputs) * 2 - 1
        slopes = torch.rand(batch, outputs) * 2 - 1
        print(measure(x, weights.t()), measure(slopes, weights), measure(slopes.t(), x))
