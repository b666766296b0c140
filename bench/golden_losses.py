"""Ten losses of the main study's formulas in PyTorch, in binary64, from weights and images that are formulas themselves.

python3 bench/golden_losses.py > tests/Training.Tests/golden-losses.json
"""
import json
import torch

MEMBERS, LATENTS, PIXELS, K, BATCH, STEPS = 3, 96, 784, 12, 40, 10
LAMBDA, RATE = 0.1, 1e-3
torch.set_default_dtype(torch.float64)


def weight(m, f, d):
    return ((f * 7919 + d * 104729 + m * 1299709) % 2003 / 2003 - 0.5) * 0.06


def pixel(i, d):
    return (i * 13 + d * 7) % 256 / 255 if (i * 31 + d * 17) % 97 < 20 else 0.0


W = torch.tensor([[[weight(m, f, d) for d in range(PIXELS)] for f in range(LATENTS)] for m in range(MEMBERS)])
W = W.float().double().requires_grad_(True)
X = torch.tensor([[pixel(i, d) for d in range(PIXELS)] for i in range(BATCH * STEPS)]).float().double()
optimizer = torch.optim.Adam([W], lr=RATE, betas=(0.9, 0.999), eps=1e-8)
rows = []
for step in range(STEPS):
    x = X[step * BATCH:(step + 1) * BATCH]
    pre = torch.matmul(x.unsqueeze(0), W.transpose(1, 2))
    values, indices = pre.topk(K, dim=-1)
    z = torch.zeros_like(pre).scatter(-1, indices, values)
    reconstruction = ((torch.bmm(z, W) - x.unsqueeze(0)) ** 2).mean()
    consistency, pairs = 0, 0
    for p in range(MEMBERS):
        for q in range(p + 1, MEMBERS):
            consistency = consistency + ((z[p] - z[q]) ** 2).mean()
            pairs += 1
    consistency = consistency / pairs
    loss = reconstruction + LAMBDA * consistency
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    rows.append({"reconstruction": reconstruction.item(), "consistency": consistency.item(), "loss": loss.item()})
print(json.dumps({"torch": torch.__version__, "steps": rows}, indent=2))
