"""An epoch, or an evaluation, of the learners of the classic studies in plain PyTorch, as its users would write it, to be timed beside ours.
Layers of torch.nn, autograd, torch.optim; images in memory. Weights of a learner below are untaught: what they are shows in no time.
usage: torch_networks.py DATA_DIR --threads N --specification TEXT, the canonical text of a study
Prints seconds, the images that the loss was evaluated of in them, and the GFLOP/s of one large matrix product."""
import argparse
import math
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'Peer'))
from matrix_rate import matrix_rate

parser = argparse.ArgumentParser()
parser.add_argument('data')
parser.add_argument('--threads', type=int, required=True)
parser.add_argument('--specification', required=True)
options = parser.parse_args()

PIXELS, CLASSES, WARM_UP_STEPS = 784, 10, 10
FUNCTIONS = {'identity': nn.Identity, 'relu': nn.ReLU, 'sigmoid': nn.Sigmoid, 'tanh': nn.Tanh}
torch.set_num_threads(options.threads)
torch.manual_seed(0)


class Learner:
    """The choices of a learner; one that was not made stands at its default and has no line."""

    def __init__(self, lines):
        self.lines = lines
        below = {key[len('input.'):]: value for key, value in lines.items() if key.startswith('input.')}
        self.below = Learner(below) if 'input' in lines else None
        self.is_fine_tuning = lines.get('input') == 'fine-tuned-codes'

    def words(self, key, default='none'):
        return self.lines.get(key, default).split()

    def number(self, key):
        return float(self.lines.get(key, 0))

    @property
    def latents(self):
        return int(self.lines['model.latents'])

    @property
    def inputs(self):
        return self.below.latents if self.below else PIXELS

    @property
    def hidden(self):
        """Units and function of each layer before the code."""
        words = self.words('model.hidden')
        return [] if words == ['none'] else [(int(units), FUNCTIONS[name]) for units, name in zip(words[::2], words[1::2])]

    def encoder(self):
        is_gaussian, layers, width = self.words('model.code')[0] == 'gaussian', [], self.inputs
        for units, function in self.hidden:
            layers += [nn.Linear(width, units), function()]
            width = units
        layers.append(nn.Linear(width, 2 * self.latents if is_gaussian else self.latents))
        return nn.Sequential(*layers, *([] if is_gaussian else [FUNCTIONS[self.words('model.code')[1]]()]))

    def decoder(self):
        """To logits, where the loss is of those."""
        kind, function = self.words('model.decoder')
        assert kind == 'untied'
        layers, width = [], self.latents
        for units, hidden_function in reversed(self.hidden):
            layers += [nn.Linear(width, units), hidden_function()]
            width = units
        layers.append(nn.Linear(width, self.inputs))
        return nn.Sequential(*layers, *([] if self.words('training.loss') == ['cross-entropy'] else [FUNCTIONS[function]()]))

    def codes(self):
        """From pixels to codes."""
        return nn.Sequential(self.below.codes(), self.encoder()) if self.below else self.encoder()


class Autoencoder(nn.Module):
    def __init__(self, learner):
        super().__init__()
        self.encoder, self.decoder = learner.encoder(), learner.decoder()
        self.corruption, self.loss = learner.words('training.corruption'), learner.words('training.loss', 'mean-squared-error')[0]
        self.is_gaussian = learner.words('model.code')[0] == 'gaussian'
        self.l1, self.prior = learner.number('training.l1'), learner.number('training.prior')
        divergence = learner.words('training.mean-activation')
        self.mean_activation = [float(word) for word in divergence[1:]]

    def forward(self, x, _):
        z, penalty = self.encoder(self.corrupted(x)), 0
        if self.is_gaussian:
            mean, log_variance = z.chunk(2, dim=1)
            penalty = self.prior * 0.5 * (mean ** 2 + log_variance.exp() - log_variance - 1).sum() / len(x)
            z = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        if self.l1:
            penalty = self.l1 * z.abs().sum() / len(x)
        if self.mean_activation:
            (rho, beta), mean = self.mean_activation, z.mean(0)
            penalty = beta * (rho * torch.log(rho / mean) + (1 - rho) * torch.log((1 - rho) / (1 - mean))).sum()
        return self.compared(self.decoder(z), x) + penalty

    def corrupted(self, x):
        kind = self.corruption[0]
        if kind == 'noise':
            return x + float(self.corruption[1]) * torch.randn_like(x)
        return x * (torch.rand_like(x) >= float(self.corruption[1])) if kind == 'masking' else x

    def compared(self, output, x):
        if self.loss == 'cross-entropy':
            return F.binary_cross_entropy_with_logits(output, x, reduction='sum') / len(x)
        if self.loss == 'mean-squared-error':
            return F.mse_loss(output, x)
        return F.mse_loss(output, x, reduction='sum') * {'sum-of-squares': 1, 'half-sum-of-squares': 0.5}[self.loss] / len(x)


class Classifier(nn.Module):
    def __init__(self, learner):
        super().__init__()
        softmax = nn.Linear(learner.inputs, CLASSES)
        self.logits = nn.Sequential(learner.below.codes(), softmax) if learner.is_fine_tuning else softmax

    def forward(self, x, labels):
        return F.cross_entropy(self.logits(x), labels)


def idx(name, offset):
    with open(os.path.join(options.data, name), 'rb') as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)


def inputs_of(learner, count):
    x = torch.from_numpy(idx('train-images-idx3-ubyte', 16).reshape(-1, PIXELS)[:count].astype(np.float32) / 255)
    if learner.below and not learner.is_fine_tuning:
        with torch.no_grad():
            encode = learner.below.codes()
            return torch.cat([encode(part) for part in x.split(1000)])
    return x


def by_adam(learner, model, x, labels, batch):
    optimizer = torch.optim.Adam(model.parameters(), lr=float(learner.lines['training.adam.learning-rate']))
    steps = math.ceil(len(x) / batch)
    rates = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps) if learner.words('training.rate-schedule') == ['cosine-to-zero'] else None
    order, total, seen = torch.randperm(len(x)), 0.0, 0
    for index, images in enumerate(order.split(batch)):
        if index == WARM_UP_STEPS:
            start, seen = time.perf_counter(), 0
        loss = model(x.index_select(0, images), labels.index_select(0, images))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if rates:
            rates.step()
        total += loss.item()
        seen += len(images)
    return time.perf_counter() - start, seen


def by_lbfgs(learner, model, x, labels, history, iterations):
    optimizer = torch.optim.LBFGS(
        model.parameters(), max_iter=iterations, max_eval=10 * iterations, history_size=history, tolerance_grad=0, tolerance_change=0, line_search_fn='strong_wolfe')
    decay, evaluations = learner.number('training.weight-decay'), 0
    weights = [parameter for parameter in model.parameters() if parameter.dim() == 2]

    def evaluate():
        nonlocal evaluations
        evaluations += 1
        optimizer.zero_grad(set_to_none=True)
        loss = model(x, labels)
        if decay:
            loss = loss + decay / 2 * sum((weight ** 2).sum() for weight in weights)
        loss.backward()
        return loss

    evaluate()
    start, evaluations = time.perf_counter(), 0
    optimizer.step(evaluate)
    return time.perf_counter() - start, evaluations * len(x)


def main():
    learner = Learner(dict(line.split(' = ', 1) for line in options.specification.splitlines()))
    x = inputs_of(learner, int(learner.lines['training.images']))
    labels = torch.from_numpy(idx('train-labels-idx1-ubyte', 8)[:len(x)].astype(np.int64))
    model = (Classifier if learner.words('learner', 'autoencoder') == ['classifier'] else Autoencoder)(learner)
    optimizer = learner.words('training.optimizer', 'adam')
    if optimizer[0] == 'adam':
        seconds, seen = by_adam(learner, model, x, labels, int(learner.lines['training.batch-size']))
    else:
        seconds, seen = by_lbfgs(learner, model, x, labels, *map(int, optimizer[1:]))
    print(seconds, seen, matrix_rate())


main()
