"""Ten steps of every small study of the catalogue (experiments/Small.fs) in PyTorch, in binary64: the terms of the loss and all gradients at every step, the parameters at the end.

Weights, images and labels are formulas of indices, and random numbers are drawn here by the rule in src/Compute/Draw.cs, so nothing is read. Gradients are autograd's.

/usr/bin/python3 bench/golden_networks.py > tests/Training.Tests/Networks/golden-networks.json
"""
import json
import math
import numpy
import torch
import torch.nn.functional as F
from torch.distributions import Bernoulli, Normal, kl_divergence

# Every size of the studies is a third of what it is there.
PIXELS, LATENTS, SECOND_LATENTS, HIDDEN, CLASSES = 21, 8, 5, 13, 10
IMAGES, EPOCHS, STEPS_OF_EPOCH = 9, 2, 5
STEPS = EPOCHS * STEPS_OF_EPOCH
SEED, MEMBER = 0x0123456789ABCDEF, 1
CORRUPTION, DROPOUT, CODE_SAMPLE = 7, 8, 9
# Nothing may hang on the rounding of binary32: which number is the k-th largest, and on which side of 0 a rectifier's input lies.
CLEARLY = 1e-5
torch.set_default_dtype(torch.float64)


# Draws: Philox4x32-10 (Salmon et al. 2011), and deviates by Box and Muller (1958).

def philox(counter, key):
    c, k = list(counter), [key & 0xFFFFFFFF, key >> 32]
    for _ in range(10):
        first, second = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(second >> 32) ^ c[1] ^ k[0], second & 0xFFFFFFFF, (first >> 32) ^ c[3] ^ k[1], first & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def words(purpose, step, lane, count):
    """The words of the first elements of a batch."""
    blocks = [philox((block, purpose, step, lane), SEED) for block in range((count + 3) // 4)]
    return [word for block in blocks for word in block][:count]


def deviates(purpose, step, lane, rows, columns):
    drawn = numpy.array(words(purpose, step, lane, -(-rows * columns // 2) * 2), dtype=numpy.int64)
    u, v = (drawn[0::2] >> 8) + 1, drawn[1::2] >> 8
    radius = numpy.sqrt(-2 * numpy.log(u / 2 ** 24).astype(numpy.float32))
    angle = 2 * math.pi * (v / 2 ** 24)
    pairs = numpy.stack([radius * numpy.cos(angle).astype(numpy.float32), radius * numpy.sin(angle).astype(numpy.float32)], axis=1)
    return torch.tensor(pairs.flatten()[:rows * columns].reshape(rows, columns)).double()


def mask(purpose, step, lane, share, rows, columns):
    """1 where an element stays."""
    drawn = words(purpose, step, lane, rows * columns)
    return torch.tensor([1.0 if word / 2 ** 32 >= share else 0.0 for word in drawn]).reshape(rows, columns)


# What is given.

def first_values(place, rows, columns):
    values = [[((r * 7919 + c * 104729 + place * 1299709) % 2003 / 2003 - 0.5) * 0.9 for c in range(columns)] for r in range(rows)]
    return torch.tensor(values).float().double()


def images_of(time):
    first = (time - 1) * IMAGES
    values = [[(i * 13 + d * 7) % 256 / 255 if (i * 31 + d * 17) % 97 < 60 else 0.0 for d in range(PIXELS)] for i in range(first, first + IMAGES)]
    return torch.tensor(values).float().double()


def labels_of(time):
    first = (time - 1) * IMAGES
    return torch.tensor([(i * 7 + i // 3) % CLASSES for i in range(first, first + IMAGES)])


class Parameters(dict):
    """Tensors by name, in order; each begins with its own formula."""

    def __init__(self, shapes, first_place=0):
        super().__init__()
        for place, (name, rows, columns) in enumerate(shapes):
            self[name] = first_values(first_place + place, rows, columns).requires_grad_(True)

    def weights(self):
        return [value for name, value in self.items() if name.endswith("weight")]


# Codes.

def relu(pre):
    assert pre.abs().min() > CLEARLY
    return torch.relu(pre)


def kept(values, count):
    """All but the largest of each row set to 0."""
    ordered = values.sort(dim=-1, descending=True).values
    assert (ordered[..., count - 1] - ordered[..., count]).min() > CLEARLY
    chosen = values.topk(count, dim=-1).indices
    return torch.zeros_like(values).scatter(-1, chosen, values.gather(-1, chosen))


def k_largest(ks):
    return lambda pre, time: kept(pre, ks[(time - 1) // STEPS_OF_EPOCH])


def k_largest_of_batch(k):
    return lambda pre, time: kept(pre.flatten(), k * len(pre)).reshape(pre.shape)


def activated(function):
    return lambda pre, time: function(pre)


def identity(values):
    return values


# Losses, before their weights.

def mean_squared_error(output, x):
    return F.mse_loss(output, x)


def sum_of_squares(output, x):
    return F.mse_loss(output, x, reduction="sum") / len(x)


def half_sum_of_squares(output, x):
    return sum_of_squares(output, x) / 2


def cross_entropy(output, x):
    return F.binary_cross_entropy(output, x, reduction="sum") / len(x)


def noisy(deviation):
    return lambda x, time: x + deviation * deviates(CORRUPTION, time, MEMBER << 16, *x.shape)


def masked(share):
    return lambda x, time: x * mask(CORRUPTION, time, MEMBER << 16, share, *x.shape)


class Autoencoder:
    def __init__(
        self, code=None, decoder=torch.sigmoid, tied=False, scaled=False, centred=False, loss=None, hidden=None, corruption=None, l1=0, mean_activation=None, prior=0, decay=0,
    ):
        self.code, self.decoder, self.tied, self.scaled, self.loss, self.hidden, self.corruption = code, decoder, tied, scaled, loss, hidden, corruption
        self.l1, self.mean_activation, self.prior, self.decay, self.centred = l1, mean_activation, prior, decay, centred
        width = HIDDEN if hidden else PIXELS
        codes = 2 * LATENTS if prior else LATENTS
        shapes = [("hidden-1.weight", HIDDEN, PIXELS), ("hidden-1.bias", 1, HIDDEN)] if hidden else []
        shapes += [("weight", codes, width), ("encoder-bias", 1, codes)] + ([("mean", 1, PIXELS)] if centred else [])
        shapes += [("decoder-hidden-1.weight", HIDDEN, LATENTS), ("decoder-hidden-1.bias", 1, HIDDEN)] if hidden else []
        shapes += [] if tied else [("decoder-weight", PIXELS, HIDDEN if hidden else LATENTS)]
        self.parameters = Parameters(shapes + [("decoder-bias", 1, PIXELS)] + ([("decoder-scale", 1, 1)] if scaled else []))

    def terms(self, time):
        """Name to (weight, value)."""
        p, x = self.parameters, images_of(time)
        seen = self.corruption(x, time) if self.corruption else x
        if self.centred:
            seen = seen - p["mean"].detach()
        if self.hidden:
            seen = self.hidden(F.linear(seen, p["hidden-1.weight"], p["hidden-1.bias"]))
        pre, divergence = F.linear(seen, p["weight"], p["encoder-bias"]), None
        if self.prior:
            mean, deviation = pre[:, :LATENTS], torch.exp(pre[:, LATENTS:] / 2)
            z = mean + deviation * deviates(CODE_SAMPLE, time, MEMBER << 16, *mean.shape)
            divergence = kl_divergence(Normal(mean, deviation), Normal(0.0, 1.0)).sum(dim=1).mean()
        else:
            z = self.code(pre, time)
        terms = {"reconstruction": (1, self.loss(self.decoded(z), x))}
        if self.prior:
            terms["prior"] = (self.prior, divergence)
        if self.l1:
            terms["absolute-code"] = (self.l1, z.abs().sum(dim=1).mean())
        if self.mean_activation:
            rho, beta = self.mean_activation
            terms["mean-activation"] = (beta, kl_divergence(Bernoulli(torch.tensor(rho)), Bernoulli(z.mean(dim=0))).sum())
        return with_decay(terms, self)

    def decoded(self, z):
        p = self.parameters
        if self.hidden:
            z = self.hidden(F.linear(z, p["decoder-hidden-1.weight"], p["decoder-hidden-1.bias"]))
        pre = F.linear(z, p["weight"].T if self.tied else p["decoder-weight"], p["decoder-bias"])
        return self.decoder(p["decoder-scale"] * pre if self.scaled else pre)


class Classifier:
    """Of pixels; of frozen k-sparse codes, or of what these make of images again; or of two sigmoid layers that learn on, with what is left out of each."""

    def __init__(self, frozen_k=None, decoded=False, stacked=False, input_dropout=0, code_dropout=0, decay=0):
        self.frozen_k, self.decoded, self.stacked, self.input_dropout, self.code_dropout, self.decay = frozen_k, decoded, stacked, input_dropout, code_dropout, decay
        first, second = (LATENTS, PIXELS), (SECOND_LATENTS, LATENTS)
        shapes = [
            ("input.input.weight", *first), ("input.input.encoder-bias", 1, LATENTS), ("input.weight", *second), ("input.encoder-bias", 1, SECOND_LATENTS),
        ] if stacked else []
        width = SECOND_LATENTS if stacked else LATENTS if frozen_k and not decoded else PIXELS
        self.parameters = Parameters(shapes + [("weight", CLASSES, width), ("bias", 1, CLASSES)])
        self.below = Parameters([("weight", *first), ("encoder-bias", 1, LATENTS), ("decoder-bias", 1, PIXELS)], first_place=100)

    def terms(self, time):
        p, seen = self.parameters, images_of(time)
        if self.frozen_k:
            with torch.no_grad():
                seen = kept(F.linear(seen, self.below["weight"], self.below["encoder-bias"]), self.frozen_k)
                if self.decoded:
                    seen = seen @ self.below["weight"] + self.below["decoder-bias"]
        if self.stacked:
            seen = self.left_out(seen, self.input_dropout, time, 0)
            seen = torch.sigmoid(F.linear(seen, p["input.input.weight"], p["input.input.encoder-bias"]))
            seen = self.left_out(seen, self.code_dropout, time, 1)
            seen = torch.sigmoid(F.linear(seen, p["input.weight"], p["input.encoder-bias"]))
            seen = self.left_out(seen, self.code_dropout, time, 2)
        return with_decay({"classification": (1, F.cross_entropy(F.linear(seen, p["weight"], p["bias"]), labels_of(time)))}, self)

    @staticmethod
    def left_out(values, share, time, place):
        return values * mask(DROPOUT, time, (MEMBER << 16) + place, share, *values.shape) / (1 - share)


def with_decay(terms, system):
    if system.decay:
        terms["weight-decay"] = (system.decay, sum((weight ** 2).sum() for weight in system.parameters.weights()) / 2)
    return terms


# Optimisers: a function of the parameters to a function of the step that is to be taken.

def torchs(make, schedule=None):
    """One of PyTorch's, with one of its schedules."""
    def of(parameters):
        optimizer = make(parameters)
        rates = schedule(optimizer) if schedule else None

        def step(time):
            optimizer.step()
            if rates:
                rates.step()
        return step
    return of


def adam(schedule=None):
    return torchs(lambda parameters: torch.optim.Adam(parameters, lr=1e-3, betas=(0.9, 0.999), eps=1e-8), schedule)


def straight_to_zero(optimizer):
    """The last half of the steps falls in equal steps to what would be 0 in the step after the last."""
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda done: float(numpy.interp(done + 1, [STEPS // 2, STEPS + 1], [1, 0])))


def sutskever(rate, momentum, nesterov):
    """Sutskever, Martens, Dahl and Hinton (2013), equations 1 to 4, of a rate and a momentum that are functions of the step: PyTorch's SGD multiplies velocities by the rate of the day."""
    def of(parameters):
        places, velocities = [p.detach().clone() for p in parameters], [torch.zeros_like(p) for p in parameters]

        def step(time):
            for parameter, place, velocity in zip(parameters, places, velocities):
                velocity.mul_(momentum(time)).sub_(rate(time) * parameter.grad)
                place.add_(velocity)
                with torch.no_grad():
                    parameter.copy_(place + momentum(time) * velocity if nesterov else place)
        return step
    return of


def by_epoch(*values):
    return lambda time: values[(time - 1) // STEPS_OF_EPOCH]


def cosine_to_zero(rate):
    return lambda time: rate * (1 + math.cos(math.pi * (time - 1) / STEPS)) / 2


# The learners are those of L-BFGS; it is another optimiser that takes them from place to place.
GRADIENT_STEPS = torchs(lambda parameters: torch.optim.SGD(parameters, lr=0.1))
MEAN_ACTIVATION = (0.1, 3.0)

SYSTEMS = {
    "small-kl-sparse": (Autoencoder(activated(torch.sigmoid), loss=half_sum_of_squares, mean_activation=MEAN_ACTIVATION, decay=1e-3), adam()),
    "small-kl-sparse-lbfgs": (Autoencoder(activated(torch.sigmoid), loss=half_sum_of_squares, mean_activation=MEAN_ACTIVATION, decay=1e-3), GRADIENT_STEPS),
    "small-plain": (Autoencoder(activated(identity), loss=mean_squared_error), adam()),
    "small-deep": (Autoencoder(activated(identity), loss=cross_entropy, hidden=relu), adam()),
    "small-tied-linear": (
        Autoencoder(activated(identity), decoder=identity, tied=True, loss=half_sum_of_squares), sutskever(by_epoch(0.002, 0.001), by_epoch(0.5, 0.9), nesterov=False)),
    "small-tied-activated": (Autoencoder(activated(torch.sigmoid), tied=True, loss=half_sum_of_squares, mean_activation=MEAN_ACTIVATION), adam()),
    "small-tied-scaled": (Autoencoder(activated(torch.sigmoid), tied=True, scaled=True, loss=cross_entropy, decay=1e-3), adam()),
    "small-nesterov": (Autoencoder(activated(torch.tanh), loss=half_sum_of_squares), sutskever(cosine_to_zero(0.001), by_epoch(0.9, 0.9), nesterov=True)),
    "small-denoising-noise": (Autoencoder(activated(torch.sigmoid), loss=sum_of_squares, corruption=noisy(0.3)), adam()),
    "small-denoising-masking": (Autoencoder(activated(torch.sigmoid), loss=cross_entropy, corruption=masked(0.3)), adam()),
    "small-l1": (Autoencoder(activated(relu), decoder=identity, loss=sum_of_squares, l1=0.1), adam(straight_to_zero)),
    "small-variational": (Autoencoder(loss=cross_entropy, hidden=torch.tanh, prior=1.0), adam()),
    "small-k-sparse": (
        Autoencoder(k_largest((4, 2)), decoder=identity, tied=True, loss=half_sum_of_squares), torchs(lambda parameters: torch.optim.SGD(parameters, lr=0.001, momentum=0.9))),
    "small-centred": (
        Autoencoder(k_largest((2, 2)), decoder=identity, tied=True, centred=True, loss=half_sum_of_squares),
        torchs(lambda parameters: torch.optim.SGD(parameters, lr=0.001, momentum=0.9))),
    # Its inputs are given, and so what whitens them is not asked for.
    "small-whitened": (
        Autoencoder(k_largest((2, 2)), decoder=identity, tied=True, loss=half_sum_of_squares),
        torchs(lambda parameters: torch.optim.SGD(parameters, lr=0.001, momentum=0.9))),
    "small-batch-k": (Autoencoder(k_largest_of_batch(2), decoder=identity, loss=mean_squared_error), adam()),
    "small-probe": (Classifier(frozen_k=4, decay=1e-3), GRADIENT_STEPS),
    "small-stack": (Classifier(stacked=True, input_dropout=0.2, code_dropout=0.5), adam()),
    "small-random-stack": (Classifier(stacked=True), adam()),
    "small-reconstructions": (Classifier(frozen_k=2, decoded=True), adam()),
    "small-softmax": (Classifier(), adam()),
}
AVERAGED = {"small-denoising-masking": 0.9}


def numbers(tensor):
    return [float(f"{value:.7g}") for value in tensor.detach().flatten().tolist()]


def by_name(parameters, tensors):
    return {name: numbers(tensor) for name, tensor in zip(parameters, tensors)}


def steps_of(name):
    system, optimizer = SYSTEMS[name]
    parameters = list(system.parameters.values())
    averages = [p.detach().clone() for p in parameters]
    take, steps = optimizer(parameters), []
    for time in range(1, STEPS + 1):
        terms = system.terms(time)
        loss = sum(weight * value for weight, value in terms.values())
        for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters, allow_unused=True)):
            parameter.grad = torch.zeros_like(parameter) if gradient is None else gradient
        steps.append({
            "loss": loss.item(),
            "terms": {term: value.item() for term, (_, value) in terms.items()},
            "gradients": by_name(system.parameters, [p.grad for p in parameters]),
        })
        take(time)
        for average, parameter in zip(averages, parameters):
            average.lerp_(parameter.detach(), 1 - AVERAGED.get(name, 0))
    return {"steps": steps, "parameters": by_name(system.parameters, parameters), "averages": by_name(system.parameters, averages) if name in AVERAGED else {}}


def draws_of(purpose, step, lane):
    rows, columns = 3, 7
    return {
        "purpose": purpose, "step": step, "lane": lane, "rows": rows, "columns": columns,
        "words": words(purpose, step, lane, rows * columns),
        "mask of share 0.3": mask(purpose, step, lane, 0.3, rows, columns).int().flatten().tolist(),
        "deviates": numbers(deviates(purpose, step, lane, rows, columns)),
    }


def lines(value):
    """JSON with a step, or a tensor at the end, on each line."""
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        return "{\n" + ",\n".join(f"{json.dumps(key)}:{lines(inner)}" for key, inner in value.items()) + "\n}"
    if isinstance(value, list) and isinstance(value[0], dict):
        return "[\n" + ",\n".join(json.dumps(inner, separators=(",", ":")) for inner in value) + "\n]"
    return json.dumps(value, separators=(",", ":"))


print(lines({
    "torch": torch.__version__,
    "draws": [draws_of(CORRUPTION, 1, 0), draws_of(DROPOUT, 10, (MEMBER << 16) + 2), draws_of(CODE_SAMPLE, 7, MEMBER << 16)],
    "systems": {name: steps_of(name) for name in SYSTEMS},
}))
