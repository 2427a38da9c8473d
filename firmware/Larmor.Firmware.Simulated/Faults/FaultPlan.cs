using System;
using System.Collections.Generic;
using Larmor.Kernels;

namespace Larmor.Firmware.Simulated;

/// <summary>Faults by seeded chance: one at a time, with quiet between, so that telemetry can be held to each.</summary>
public static class FaultPlan
{
    private const long Second = 1_000_000;

    /// <summary>Draws faults.</summary>
    /// <param name="kinds">Which may come.</param>
    /// <param name="within">When.</param>
    /// <param name="count">How many; each has an equal slot of the time.</param>
    /// <param name="shortestMicroseconds">A fault that telemetry must name lasts at least so long.</param>
    /// <param name="noiseSigma">Deviation of the noise, in the signal's unit.</param>
    /// <param name="seed">Of what comes when.</param>
    /// <exception cref="ArgumentException">So many do not fit.</exception>
    public static HardwareFault[] Draw(IReadOnlyList<FaultKind> kinds, WorldEvent within, int count, long shortestMicroseconds, float noiseSigma, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        if (kinds.Count == 0 || count == 0)
        {
            return [];
        }

        long slot = within.LengthMicroseconds / count;
        if (slot < 6 * shortestMicroseconds)
        {
            throw new ArgumentException(
                $"{count} faults are asked for in {within.LengthMicroseconds / Second} s; each needs {6 * shortestMicroseconds / Second} s to come, be told and be over: ask for at most {within.LengthMicroseconds / (6 * shortestMicroseconds)}, or run longer");
        }

        var random = new Pcg32(seed, 75);
        var faults = new HardwareFault[count];
        for (int i = 0; i < count; i++)
        {
            FaultKind kind = kinds[random.NextInt(kinds.Count)];
            long start = within.StartMicroseconds + (i * slot) + (long)(random.NextFloat() * slot * 0.2f);
            long length = shortestMicroseconds + (long)(random.NextFloat() * Math.Min((slot / 2) - shortestMicroseconds, 60 * Second));
            float strength = kind switch
            {
                FaultKind.Noise => noiseSigma,
                FaultKind.BitErrors => 0.2f + (0.6f * random.NextFloat()),
                FaultKind.ClockJump => (random.NextInt(2) == 0 ? 1f : -1f) * (120f + (random.NextFloat() * 86_400f)),
                FaultKind.BrownOut => random.NextInt(2) == 0 ? -1f : random.NextInt(4000),
                _ => 0f,
            };
            faults[i] = new HardwareFault(kind, new WorldEvent(start, length), strength);
        }

        return faults;
    }
}
