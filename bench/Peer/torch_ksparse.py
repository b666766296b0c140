"""The training step of the main study in plain PyTorch, as its users would write it, to be timed beside ours.
Dense products, topk and scatter, autograd, torch.optim.Adam; no averaging of weights and no restarts, so it does a little less.
usage: torch_ksparse.py DATA_DIR --steps N [--members 5] [--latents 1024] [--k 50] [--weight 0.003] [--threads 2] [--closed-form]
Prints seconds a step, the mean over all steps but the first ten, and the GFLOP/s of one large matrix product."""
import argparse
import os
import time

import numpy as np
import torch

from matrix_rate import matrix_rate

parser = argparse.ArgumentParser()
parser.add_argument('data')
parser.add_argument('--steps', type=int, required=True)
parser.add_argument('--members', type=int, default=5)
parser.add_argument('--latents', type=int, default=1024)
parser.add_argument('--k', type=int, default=50)
parser.add_argument('--weight', type=float, default=0.003)
parser.add_argument('--threads', type=int, default=2)
parser.add_argument('--closed-form', action='store_true', help='consistency in O(members) instead of over pairs')
options = parser.parse_args()

BATCH, PIXELS, WARMUP = 128, 784, 10
torch.set_num_threads(options.threads)
torch.manual_seed(0)
with open(os.path.join(options.data, 'train-images-idx3-ubyte'), 'rb') as file:
    pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, PIXELS)
images = torch.from_numpy(pixels.astype(np.float32) / 255)
weights = torch.stack([
    torch.nn.init.orthogonal_(torch.empty(options.latents, PIXELS)) for _ in range(options.members)]).requires_grad_(True)
optimizer = torch.optim.Adam([weights], lr=1e-3)


def consistency(codes):
    if options.members == 1:
        return 0.0
    if options.closed_form:
        total = codes.sum(0)
        pairs = options.members * (options.members - 1) / 2
        return (options.members * (codes * codes).sum() - (total * total).sum()) / pairs / total.numel()
    terms = [((codes[a] - codes[b]) ** 2).mean() for a in range(options.members) for b in range(a + 1, options.members)]
    return sum(terms) / len(terms)


def step(batch):
    preactivations = torch.matmul(batch.unsqueeze(0), weights.transpose(1, 2))
    values, indices = preactivations.topk(options.k, dim=-1)
    codes = torch.zeros_like(preactivations).scatter(-1, indices, values)
    error = ((torch.bmm(codes, weights) - batch) ** 2).mean()
    loss = error + options.weight * consistency(codes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return error.item()


order = torch.randperm(len(images))
for index in range(options.steps):
    if index == WARMUP:
        start = time.perf_counter()
    first = index * BATCH % (len(images) - BATCH)
    step(images[order[first:first + BATCH]])
print((time.perf_counter() - start) / (options.steps - WARMUP), matrix_rate())
