"""Ten steps of PyTorch's optimisers in Rosenbrock's valley of four dimensions, in binary64: where each step leads.

python3 bench/golden_optimizers.py > tests/Training.Tests/Optimizers/golden-optimizers.json
"""
import json
import torch

torch.set_default_dtype(torch.float64)


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def places_of(make):
    x = torch.tensor([-1.2, 1.0, -1.2, 1.0], requires_grad=True)
    optimizer = make([x])
    places = []
    for _ in range(10):
        optimizer.zero_grad()
        rosenbrock(x).backward()
        optimizer.step()
        places.append(x.tolist())
    return places


print(json.dumps({
    "torch": torch.__version__,
    "adam": places_of(lambda x: torch.optim.Adam(x, lr=0.05, betas=(0.9, 0.999), eps=1e-8)),
    "momentum": places_of(lambda x: torch.optim.SGD(x, lr=2e-4, momentum=0.9)),
    "nesterov": places_of(lambda x: torch.optim.SGD(x, lr=2e-4, momentum=0.9, nesterov=True)),
}, indent=1))
