#!/usr/bin/env python3
"""The golden learner once more, independent of the C# sources: prints the hash that SelfTest.LearnerHash and self-test.txt hold.

The arithmetic is IEEE binary32 with one rounding after every + - * /, as struct.pack('f') rounds a double: the product and the quotient of two floats are
correctly rounded so (S. A. Figueroa, ACM SIGNUM 30, 1995), and so are sum and difference. Python 3, no packages."""
import struct


def f(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


class Pcg:
    """PCG-XSH-RR 64/32, M. E. O'Neill (2014)."""

    def __init__(self, seed, stream):
        self.state, self.increment = 0, (stream << 1) | 1
        self.draw()
        self.state = (self.state + seed) & (2**64 - 1)
        self.draw()

    def draw(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & (2**64 - 1)
        shifted, turn = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF, old >> 59
        return ((shifted >> turn) | (shifted << (-turn & 31))) & 0xFFFFFFFF

    def real(self):
        return (self.draw() >> 8) / 16777216

    def whole(self, limit):
        least = (2**32 - limit) % limit
        while True:
            value = self.draw()
            if value >= least:
                return value % limit


def main():
    random = Pcg(7, 16)
    weights = [[f(random.real() - 0.5) for _ in range(17)] for _ in range(4)]
    noise, rate = f(0.2), f(0.05)
    for _ in range(2000):
        label = random.whole(4)
        drive = [f(f(((i * 7 + label * 5) % 16) / 15) + f(noise * f(random.real() - 0.5))) for i in range(16)] + [1.0]
        for output, row in enumerate(weights):
            total = 0.0
            for w, x in zip(row, drive):
                total = f(total + f(w * x))
            total = min(max(total, 0.0), 1.0)
            step = f(rate * f((1.0 if output == label else 0.0) - total))
            for i, x in enumerate(drive):
                row[i] = f(row[i] + f(step * x))
    value = 2166136261
    for row in weights:
        for weight in row:
            for byte in struct.pack("<f", weight + 0.0):
                value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    print(f"{value:08X}")


main()
