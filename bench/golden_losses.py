"""Losses of the main study's formulas in PyTorch, in binary64, from weights and images that are formulas themselves.

python3 bench/golden_losses.py > tests/Training.Tests/golden-losses.json
"""
import json
import torch

MEMBERS, LATENTS, PIXELS, K, BATCH, STEPS = 3, 96, 784, 12, 40, 10
LAMBDA, RATE = 0.1, 1e-3
SILENT_IMAGES, AUXILIARY_LATENTS, AUXILIARY_COEFFICIENT, ROW_NORM = 80, 8, 1 / 32, 1.0
torch.set_default_dtype(torch.float64)


def weight(m, f, d):
    return ((f * 7919 + d * 104729 + m * 1299709) % 2003 / 2003 - 0.5) * 0.06


def pixel(i, d):
    return (i * 13 + d * 7) % 256 / 255 if (i * 31 + d * 17) % 97 < 20 else 0.0


START = torch.tensor([[[weight(m, f, d) for d in range(PIXELS)] for f in range(LATENTS)] for m in range(MEMBERS)]).float().double()
X = torch.tensor([[pixel(i, d) for d in range(PIXELS)] for i in range(BATCH * STEPS)]).float().double()


def largest(pre, k):
    values, indices = pre.topk(k, dim=-1)
    return torch.zeros_like(pre).scatter(-1, indices, values), indices


def consistency_of(z):
    terms = [((z[p] - z[q]) ** 2).mean() for p in range(MEMBERS) for q in range(p + 1, MEMBERS)]
    return sum(terms) / len(terms)


def auxiliary_of(pre, left_over, silence, W):
    """What the silent features of each member make of what is left over; a member without any adds nothing."""
    total, counts = torch.zeros(()), []
    for m in range(MEMBERS):
        silent = (silence[m] >= SILENT_IMAGES).nonzero().flatten()
        counts.append(len(silent))
        if len(silent) > 0:
            z, _ = largest(pre[m][:, silent], min(AUXILIARY_LATENTS, len(silent)))
            total = total + ((left_over[m] + z @ W[m][silent]) ** 2).sum()
    return total / (MEMBERS * BATCH * PIXELS), counts


def steps_of(beta2, with_auxiliary):
    W = START.clone().requires_grad_(True)
    optimizer = torch.optim.Adam([W], lr=RATE, betas=(0.9, beta2), eps=1e-8)
    silence = torch.zeros(MEMBERS, LATENTS)
    rows = []
    for step in range(STEPS):
        x = X[step * BATCH:(step + 1) * BATCH]
        pre = torch.matmul(x.unsqueeze(0), W.transpose(1, 2))
        z, indices = largest(pre, K)
        residual = torch.bmm(z, W) - x.unsqueeze(0)
        row = {"reconstruction": (residual ** 2).mean(), "consistency": consistency_of(z)}
        row["loss"] = row["reconstruction"] + LAMBDA * row["consistency"]
        if with_auxiliary:
            silence += BATCH
            for m in range(MEMBERS):
                silence[m][indices[m].flatten()] = 0
            row["auxiliary"], counts = auxiliary_of(pre, residual.detach(), silence, W)
            row["loss"] = row["loss"] + AUXILIARY_COEFFICIENT * row["auxiliary"]
        optimizer.zero_grad()
        row["loss"].backward()
        optimizer.step()
        if with_auxiliary:
            with torch.no_grad():
                W *= ROW_NORM / W.norm(dim=-1, keepdim=True)
        rows.append({name: value.item() for name, value in row.items()})
        if with_auxiliary:
            rows[-1]["silent"] = counts
    # Adam's first moment is a sum of gradients: every seventh feature's at every hundredth pixel.
    moment = optimizer.state[W]["exp_avg"]
    return {"steps": rows, "first moments": moment[:, ::7, ::100].tolist()}


print(json.dumps({
    "torch": torch.__version__,
    "plain": steps_of(0.999, with_auxiliary=False),
    "AuxK and rows of norm 1": steps_of(0.98, with_auxiliary=True),
}, indent=1))
