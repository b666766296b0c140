"""What SciPy's L-BFGS-B (m = 10, no bounds) comes to for functions that are formulas themselves, in binary64: after some evaluations, and when no gradient is above a tolerance.

python3 bench/golden_lbfgs.py > tests/Training.Tests/Optimizers/golden-lbfgs.json
"""
import json
import numpy
import scipy
from scipy.optimize import minimize

IMAGES, PIXELS, RHO, BETA = 300, 64, 0.1, 3.0


def rosenbrock(x):
    bend, away = x[1:] - x[:-1] ** 2, 1 - x[:-1]
    g = numpy.zeros_like(x)
    g[:-1] = -400 * x[:-1] * bend - 2 * away
    g[1:] += 200 * bend
    return (100 * bend ** 2 + away ** 2).sum(), g


def pixel(i, p):
    """A spot that wanders over eight by eight pixels, and some structure that no spot explains."""
    row, column = i * 7 % 11 - 1 - p // 8, i * 5 % 13 - 2 - p % 8
    return max(0.0, 1 - (row * row + column * column) / 10) * 0.7 + (i * 13 + p * 7) % 17 / 170 + 0.1


X = numpy.array([[pixel(i, p) for p in range(PIXELS)] for i in range(IMAGES)])


def start_of(hidden, seed):
    """Weights of the encoder (hidden, pixels) and of the decoder (pixels, hidden), then both biases, which start at 0."""
    weights = [((j * 7919 + seed * 104729) % 2003 / 2003 - 0.5) * 0.5 for j in range(2 * PIXELS * hidden)]
    return numpy.array(weights + [0.0] * (hidden + PIXELS))


def sigmoid(x):
    return 1 / (1 + numpy.exp(-x))


def autoencoder(theta, hidden, decay):
    """Ng, "Sparse autoencoder" (CS294A), section 3: half the squared error, half the squared weights, the divergence of mean activations."""
    n = hidden * PIXELS
    w1, w2 = theta[:n].reshape(hidden, PIXELS), theta[n:2 * n].reshape(PIXELS, hidden)
    b1, b2 = theta[2 * n:2 * n + hidden], theta[2 * n + hidden:]
    a = sigmoid(X @ w1.T + b1)
    y = sigmoid(a @ w2.T + b2)
    mean = a.mean(axis=0)
    divergence = (RHO * numpy.log(RHO / mean) + (1 - RHO) * numpy.log((1 - RHO) / (1 - mean))).sum()
    loss = 0.5 * ((y - X) ** 2).sum() / IMAGES + 0.5 * decay * ((w1 ** 2).sum() + (w2 ** 2).sum()) + BETA * divergence
    d2 = (y - X) * y * (1 - y) / IMAGES
    d1 = (d2 @ w2 + BETA / IMAGES * (-RHO / mean + (1 - RHO) / (1 - mean))) * a * (1 - a)
    gradient = [d1.T @ X + decay * w1, d2.T @ a + decay * w2, d1.sum(axis=0), d2.sum(axis=0)]
    return loss, numpy.concatenate([part.ravel() for part in gradient])


def run(function, start, tolerance, budgets=()):
    evaluations, last, iterates = 0, 0.0, []

    def counted(x):
        nonlocal evaluations, last
        evaluations += 1
        last, g = function(x)
        return last, g

    # An iteration ends at the place that was evaluated last.
    result = minimize(counted, start, jac=True, method="L-BFGS-B", callback=lambda _: iterates.append((evaluations, last)),
                      options={"maxcor": 10, "ftol": 0, "gtol": tolerance, "maxiter": 100000, "maxfun": 1000000})
    within = [[budget, [loss for count, loss in iterates if count <= budget][-1]] for budget in budgets if budget < evaluations]
    return {"tolerance": tolerance, "evaluations": evaluations, "iterations": result.nit, "loss": result.fun, "within": within}


def rosenbrock_from(*start):
    return {"start": start, **run(rosenbrock, numpy.array(start, dtype=float), 1e-8)}


def autoencoder_from(hidden, decay, seed):
    result = run(lambda theta: autoencoder(theta, hidden, decay), start_of(hidden, seed), 1e-6, (50, 100, 200, 400))
    return {"hidden": hidden, "decay": decay, "seed": seed, **result}


print(json.dumps({
    "scipy": scipy.__version__,
    "rosenbrock": [
        rosenbrock_from(-1.2, 1), rosenbrock_from(0, 0), rosenbrock_from(2, 2), rosenbrock_from(-3, -4), rosenbrock_from(10, -10),
        rosenbrock_from(*[-1.2, 1] * 5), rosenbrock_from(*[0] * 10), rosenbrock_from(*[3, -2] * 5), rosenbrock_from(*range(10)),
    ],
    "autoencoder": [autoencoder_from(hidden, decay, seed) for hidden, decay in [(25, 1e-4), (10, 1e-3), (25, 1e-2)] for seed in (1, 2, 3)],
}, indent=1))
