"""One way to train a network (bench/train_ner.py): Adam at a falling rate, and the running mean of the weights."""

from __future__ import annotations

from collections.abc import Callable

import torch

from ner_items import Item, batch
from ner_model import Batch, Network


def fit(
    network: Network,
    epochs: int,
    items: Callable[[int], list[list[Item]]],
    loss: Callable[[Batch], torch.Tensor],
    rate: float,
    steady: float,
) -> None:
    """Train with Adam at a falling rate; at the end the network holds the running mean of its weights."""
    rest = [p for name, p in network.named_parameters() if name != "marks.weight" and p.requires_grad]
    optimisers = [
        torch.optim.Adam(rest, betas=(0.9, 0.99), fused=True),
        torch.optim.SparseAdam([network.marks.weight], betas=(0.9, 0.99)),
    ]
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    step = 0
    for epoch in range(epochs):
        network.train()
        groups, total = items(epoch), 0.0
        for number, group in enumerate(groups):
            done = (epoch + number / len(groups)) / epochs
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 100) * (1 - done) ** 0.8
                optimiser.zero_grad()
            value = loss(batch(group))
            value.backward()
            torch.nn.utils.clip_grad_norm_(rest, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            step += 1
            total += float(value.detach())
            average(mean, network, step, steady)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(groups):.3f}", flush=True)
    network.load_state_dict(mean)
    network.eval()


def average(mean: dict[str, torch.Tensor], network: Network, step: int, most: float) -> None:
    """Move the running mean towards the weights: the large table of marks every 20 steps, the rest every other."""
    steady = min(most, (1 + step) / (10 + step))
    with torch.no_grad():
        for name, value in network.state_dict().items():
            every = 20 if name == "marks.weight" else 2
            if step % every == 0:
                mean[name].mul_(steady**every).add_(value, alpha=1 - steady**every)
