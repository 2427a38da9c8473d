using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>An array of devices cut into blocks for a team, and what its steps add up to: the same bits for any team.</summary>
public sealed class DeviceBlocks
{
    /// <summary>Devices of one block.</summary>
    public const int DevicesPerBlock = 2048;

    private readonly WorkerTeam? _team;
    private readonly double[] _energy;
    private readonly long[] _events;

    internal DeviceBlocks(int count, WorkerTeam? team)
    {
        Count = count;
        BlockCount = (count + DevicesPerBlock - 1) / DevicesPerBlock;
        _team = team;
        _energy = new double[BlockCount];
        _events = new long[BlockCount];
    }

    /// <summary>Devices of the array.</summary>
    public int Count { get; }

    /// <summary>Blocks of the array.</summary>
    public int BlockCount { get; }

    /// <summary>Steps, pulses and reads made: the number of the next random sequence.</summary>
    public long StepCount { get; internal set; }

    /// <summary>Energy the devices have taken, in joules, by the model's own account (its card says what is in it).</summary>
    public double EnergyJoules { get; private set; }

    /// <summary>Events: flips, switches, spikes or pulses, as the model's card says.</summary>
    public long EventCount { get; private set; }

    internal static int First(int block) => block * DevicesPerBlock;

    internal int End(int block) => Math.Min(Count, (block + 1) * DevicesPerBlock);

    /// <summary>Runs a step over all blocks and adds up, block after block.</summary>
    internal void Run(IBlockWork work)
    {
        if (_team is { } team)
        {
            team.Run(work, BlockCount);
        }
        else
        {
            for (int block = 0; block < BlockCount; block++)
            {
                work.Execute(block);
            }
        }

        for (int block = 0; block < BlockCount; block++)
        {
            EnergyJoules += _energy[block];
            EventCount += _events[block];
        }

        StepCount++;
    }

    /// <summary>What a block's step cost and did.</summary>
    internal void Tell(int block, double energyJoules, long eventCount)
    {
        _energy[block] = energyJoules;
        _events[block] = eventCount;
    }
}
