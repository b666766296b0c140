"""GFLOP/s of one large matrix product: whether this PyTorch has an optimised BLAS."""
import time

import torch


def matrix_rate():
    a, b = torch.rand(1024, 1024), torch.rand(1024, 1024)
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        torch.matmul(a, b)
        times.append(time.perf_counter() - begin)
    return 2 * 1024 ** 3 / min(times) / 1e9
