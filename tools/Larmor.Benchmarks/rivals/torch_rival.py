"""PyTorch as the rival of Larmor's training steps: a child process that answers one JSON line per line on standard input.

Each step is written in several ways that a careful user would try (autograd and by hand, weights in either order). `prepare` runs them
without dropout for the comparison with Larmor's result, times them, and keeps the fastest for the `time` requests that follow.
"""
import json
import math
import statistics
import sys
import time

import torch
import torch.nn.functional as F


def read(path, *shape):
    return torch.from_file(path, size=math.prod(shape), dtype=torch.float32).reshape(shape).clone()


def write(path, *tensors):
    with open(path, "wb") as file:
        for tensor in tensors:
            file.write(tensor.detach().contiguous().numpy().tobytes())


def standardised(x):
    return (x - x.mean(1, keepdim=True)) / (x.std(1, keepdim=True) + 1e-10)


class SelfDefinedTarget:
    """One step of the self-defined target, one layer: winners by y - H get target 1, squared error, plain gradient step."""

    def __init__(self, request, dropout):
        self.inputs, self.outputs, self.batch = request["inputs"], request["outputs"], request["batch"]
        self.x = list(read(request["data"], request["batches"], self.batch, self.inputs))
        start = read(request["weights"], self.outputs, self.inputs + 1)
        self.w, self.b = start[:, :-1].contiguous(), start[:, -1].contiguous()
        self.k, self.gamma, self.eta, self.rate = request["k"], request["gamma"], request["eta"], request["rate"]
        self.p_in, self.p_out = (request["inputDropout"], request["outputDropout"]) if dropout else (0.0, 0.0)
        self.target_activity = (1 - self.p_out) * self.k / self.outputs
        self.h, self.a = torch.zeros(self.outputs), torch.zeros(self.outputs)
        self.mask = torch.ones(self.batch, self.outputs)
        self.d = torch.zeros(self.batch, self.outputs)
        self.z = torch.zeros(self.batch, self.outputs)
        self.y = torch.zeros(self.batch, self.outputs)
        self.next = 0

    def sample(self):
        x = self.x[self.next % len(self.x)]
        self.next += 1
        if self.p_out > 0:
            self.mask.bernoulli_(1 - self.p_out)
        return torch.dropout(x, self.p_in, True) if self.p_in > 0 else x

    def choose(self, y):
        win = torch.topk(y - self.h, self.k, dim=1, sorted=False).indices
        self.d.zero_().scatter_(1, win, 1.0)
        if self.p_out > 0:
            self.d.mul_(self.mask)
        mean = self.d.mean(0) if self.batch > 1 else self.d[0]
        if self.eta < 1:
            mean = self.a.mul_(1 - self.eta).add_(mean, alpha=self.eta)
        self.h.add_(mean, alpha=self.gamma).sub_(self.gamma * self.target_activity)

    def error(self, z):
        """Masked (d - y) where the clamp lets it through."""
        torch.clamp(z, 0, 1, out=self.y)
        if self.p_out > 0:
            self.y.mul_(self.mask)
        self.choose(self.y)
        return torch.ops.aten.hardtanh_backward(self.d.sub_(self.y), z, 0.0, 1.0)

    def weights(self):
        return torch.cat([self.w, self.b[:, None]], 1)


class SelfDefinedTargetAutograd(SelfDefinedTarget):
    name = "autograd and SGD"

    def __init__(self, request, dropout):
        super().__init__(request, dropout)
        self.w.requires_grad_(True)
        self.b.requires_grad_(True)
        self.rule = torch.optim.SGD([self.w, self.b], lr=self.rate, foreach=True)

    def step(self):
        with torch.enable_grad():
            y = F.linear(self.sample(), self.w, self.b).clamp(0, 1)
            if self.p_out > 0:
                y = y * self.mask
            self.choose(y.detach())
            self.rule.zero_grad(set_to_none=True)
            F.mse_loss(y, self.d).backward()
        self.rule.step()


class SelfDefinedTargetByHand(SelfDefinedTarget):
    name = "by hand, weights by output"

    def step(self):
        x = self.sample()
        torch.addmm(self.b, x, self.w.t(), out=self.z)
        e = self.error(self.z)
        factor = 2 * self.rate / (self.batch * self.outputs)
        self.w.addmm_(e.t(), x, alpha=factor)
        self.b.add_(e.sum(0), alpha=factor)


class SelfDefinedTargetByInput(SelfDefinedTarget):
    name = "by hand, weights by input"

    def __init__(self, request, dropout):
        super().__init__(request, dropout)
        self.t = self.w.t().contiguous()

    def step(self):
        x = self.sample()
        torch.addmm(self.b, x, self.t, out=self.z)
        e = self.error(self.z)
        factor = 2 * self.rate / (self.batch * self.outputs)
        self.t.addmm_(x.t(), e, alpha=factor)
        self.b.add_(e.sum(0), alpha=factor)

    def weights(self):
        self.w = self.t.t().contiguous()
        return super().weights()


class SelfDefinedTargetVector(SelfDefinedTarget):
    name = "by hand, matrix-vector and outer product"

    def step(self):
        x = self.sample()
        torch.addmv(self.b, self.w, x[0], out=self.z[0])
        e = self.error(self.z)[0]
        factor = 2 * self.rate / self.outputs
        self.w.addr_(e, x[0], alpha=factor)
        self.b.add_(e, alpha=factor)


class SelfContrastive:
    """One step of a paired SCFF layer: pairs by shift, summed at the input, both passes, softplus losses, AdamW."""

    def __init__(self, request, dropout):
        self.inputs, self.outputs, self.batch = request["inputs"], request["outputs"], request["batch"]
        self.x = list(read(request["data"], request["batches"], self.batch, self.inputs))
        start = read(request["weights"], self.outputs, self.inputs + 1)
        self.w, self.b = start[:, :-1].contiguous(), start[:, -1].contiguous()
        self.theta1, self.theta2, self.penalty = request["theta1"], request["theta2"], request["lambda"]
        self.rate, self.decay = request["rate"], request["decay"]
        self.shifts = request["shifts"]
        self.moments = [(p, torch.zeros_like(p), torch.zeros_like(p), torch.zeros_like(p)) for p in (self.w, self.b)]
        self.joint = math.sqrt((2 * self.inputs - 1) / (2 * (self.inputs - 1)))
        self.next = 0

    def pairs(self):
        x = standardised(self.x[self.next % len(self.x)])
        shift = self.shifts[self.next % len(self.shifts)]
        self.next += 1
        # Standardising a pair of standardised halves together is the constant factor `joint`.
        return x.mul_(self.joint), shift

    def slopes(self, h_positive, h_negative):
        """Gradients of the loss by the two pre-activations."""
        positive, negative = h_positive.clamp_(min=0), h_negative.clamp_(min=0)
        g_positive = positive.square().mean(1, keepdim=True)
        g_negative = negative.square().mean(1, keepdim=True)
        scale = 2 / (self.outputs * self.batch)
        positive.mul_((self.penalty - torch.sigmoid(self.theta1 - g_positive)).mul_(scale))
        negative.mul_(torch.sigmoid(g_negative - self.theta2).mul_(scale))
        return positive, negative

    def adam(self, gradients):
        step = self.next
        bias1, bias2 = 1 - 0.9 ** step, 1 - 0.999 ** step
        for (p, m, v, scratch), g in zip(self.moments, gradients):
            p.mul_(1 - self.rate * self.decay)
            m.mul_(0.9).add_(g, alpha=0.1)
            v.mul_(0.999).addcmul_(g, g, value=0.001)
            torch.sqrt(v, out=scratch)
            scratch.div_(math.sqrt(bias2)).add_(1e-8)
            p.addcdiv_(m, scratch, value=-self.rate / bias1)

    def weights(self):
        return torch.cat([self.w, self.b[:, None]], 1)


class SelfContrastiveAutograd(SelfContrastive):
    name = "autograd and AdamW"

    def __init__(self, request, dropout):
        super().__init__(request, dropout)
        self.w.requires_grad_(True)
        self.b.requires_grad_(True)
        self.rule = torch.optim.AdamW([self.w, self.b], lr=self.rate, weight_decay=self.decay, foreach=True)

    def step(self):
        x, shift = self.pairs()
        both = torch.cat([x + x, x + x.roll(-shift, 0)])
        with torch.enable_grad():
            g = F.linear(both, self.w, 2 * self.b).relu().square().mean(1)
            positive, negative = g[:self.batch], g[self.batch:]
            loss = F.softplus(self.theta1 - positive).mean() + F.softplus(negative - self.theta2).mean()
            loss = loss + self.penalty * positive.mean()
            self.rule.zero_grad(set_to_none=True)
            loss.backward()
        self.rule.step()


class SelfContrastiveByHand(SelfContrastive):
    name = "by hand, both passes in one batch"

    def step(self):
        x, shift = self.pairs()
        both = torch.cat([x + x, x + x.roll(-shift, 0)])
        h = torch.addmm(self.b + self.b, both, self.w.t())
        self.slopes(h[:self.batch], h[self.batch:])
        self.adam((h.t() @ both, 2 * h.sum(0)))


class SelfContrastiveOneProduct(SelfContrastive):
    name = "by hand, one product for both passes"

    def step(self):
        x, shift = self.pairs()
        s = x @ self.w.t()
        bias = self.b + self.b
        positive, negative = self.slopes(s + s + bias, s + s.roll(-shift, 0) + bias)
        bias_slope = 2 * (positive.sum(0) + negative.sum(0))
        e = positive.mul_(2).add_(negative).add_(negative.roll(shift, 0))
        self.adam((e.t() @ x, bias_slope))


class Convolution:
    """Forward and weight gradient of one convolution, in either memory format."""

    def __init__(self, request, last):
        channels, outputs, size, kernel = request["channels"], request["outputs"], request["size"], request["kernel"]
        self.pad = request["pad"]
        form = torch.channels_last if last else torch.contiguous_format
        side = size + 2 * self.pad - kernel + 1
        self.x = read(request["data"], request["batch"], channels, size, size).contiguous(memory_format=form)
        self.e = read(request["errors"], request["batch"], outputs, side, side).contiguous(memory_format=form)
        self.w = read(request["weights"], outputs, channels, kernel, kernel).contiguous(memory_format=form)


class ConvolutionForward(Convolution):
    def step(self):
        self.result = F.conv2d(self.x, self.w, padding=self.pad)


class ConvolutionWeightGradient(Convolution):
    def step(self):
        self.result = torch.ops.aten.convolution_backward(
            self.e, self.x, self.w, None, [1, 1], [self.pad] * 2, [1, 1], False, [0, 0], 1, [False, True, False])[1]


LEARNERS = {
    "sdt": [SelfDefinedTargetAutograd, SelfDefinedTargetByHand, SelfDefinedTargetByInput],
    "sdt-stream": [SelfDefinedTargetAutograd, SelfDefinedTargetByHand, SelfDefinedTargetByInput, SelfDefinedTargetVector],
    "scff": [SelfContrastiveAutograd, SelfContrastiveByHand],
    "scff-one-product": [SelfContrastiveOneProduct],
}
CONVOLUTIONS = {"conv-forward": ConvolutionForward, "conv-gradient": ConvolutionWeightGradient}
prepared = {}


def seconds(step, count):
    start = time.perf_counter()
    for _ in range(count):
        step()
    return time.perf_counter() - start


def fastest(candidates, probe):
    """The candidate with the smallest median, and the medians of all."""
    for _, subject in candidates:
        seconds(subject.step, 3)
    times = {name: statistics.median(seconds(subject.step, 1) for _ in range(probe)) for name, subject in candidates}
    best = min(candidates, key=lambda pair: times[pair[0]])
    return best, times


def prepare(request):
    what = request["what"]
    probe = request["probe"]
    if what in LEARNERS:
        # Every way of writing it must end at the same weights; the first one's go to the file.
        results = []
        for kind in LEARNERS[what]:
            subject = kind(request, dropout=False)
            for _ in range(request["checkSteps"]):
                subject.step()
            results.append(subject.weights().detach())
        for kind, result in zip(LEARNERS[what], results):
            worst = (result - results[0]).abs().max().item() / results[0].abs().max().item()
            if not worst < request["tolerance"]:
                raise ValueError(f"'{kind.name}' differs from '{LEARNERS[what][0].name}' by {worst:.1e} of the largest weight")
        write(request["result"], results[0])
        candidates = [(kind.name, kind(request, dropout=True)) for kind in LEARNERS[what]]
        checksum = results[0].double().sum().item()
    else:
        kind = CONVOLUTIONS[what]
        candidates = [("channels first", kind(request, False)), ("channels last", kind(request, True))]
        candidates[0][1].step()
        write(request["result"], candidates[0][1].result)
        checksum = candidates[0][1].result.double().sum().item()
    (name, subject), times = fastest(candidates, probe)
    prepared[request["id"]] = subject
    return {"variant": name, "times": times, "checksum": checksum}


def answer(request):
    if request["verb"] == "prepare":
        return prepare(request)
    if request["verb"] == "time":
        return {"seconds": seconds(prepared[request["id"]].step, request["count"])}
    if request["verb"] == "drop":
        prepared.pop(request["id"], None)
        return {}
    raise ValueError(f"unknown verb {request['verb']}")


def main():
    threads = int(sys.argv[1])
    torch.set_num_threads(threads)
    torch.set_grad_enabled(False)
    torch.manual_seed(1)
    print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:  # The answer carries it: a rival that dies silently would leave its owner waiting.
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


main()
