using Larmor.Data;
using Larmor.Firmware.Simulated;
using Larmor.Runtime;

namespace Larmor.Cli.Simulation;

/// <summary>Signals of scenes: what is usual, and what is not.</summary>
internal static class SceneSignals
{
    internal const string Machine = "machine";
    internal const string Bearings = "bearings";
    internal const string Watch = "watch";

    private const float StandardGravity = 9.80665f;
    private const int BearingHertz = 3000;

    internal static (ISignalSource Usual, ISignalSource Unusual) Open(string name, string? data, ulong seed) => name switch
    {
        Machine => (new MachineSignal(6, isDamaged: false, seed), new MachineSignal(6, isDamaged: true, seed)),
        Bearings => OpenBearings(data),
        Watch => OpenWatch(data),
        _ => throw new ArgumentException($"signal of the scene is '{name}'; it must be {Machine}, {Bearings} or {Watch}: correct it"),
    };

    private static (ISignalSource, ISignalSource) OpenBearings(string? data)
    {
        IReadOnlyList<BearingRecording> all = BearingRecordings.Load(data);
        return (Of(all.First(recording => recording.DiameterMil == 0)), Of(all.First(recording => recording.Condition == "inner")));
    }

    // What an accelerometer of 1.6 kHz bandwidth leaves of the recording, along x and z; y is the fan end.
    private static RecordedSignal Of(BearingRecording recording)
    {
        int factor = recording.SampleRateHertz / BearingHertz;
        int count = recording.DriveEnd.Length;
        var both = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            both[2 * i] = recording.DriveEnd[i] * StandardGravity;
            both[(2 * i) + 1] = recording.FanEnd[i] * StandardGravity;
        }

        var slow = new DecimatingSensor(new ArraySensor(both, 2, recording.SampleRateHertz), factor);
        var values = new List<float>();
        var sample = new float[2];
        while (slow.TryRead(sample) == SensorReading.Ready)
        {
            values.AddRange([sample[0], sample[1], StandardGravity + sample[0]]);
        }

        return new RecordedSignal([.. values], 3, BearingHertz);
    }

    private static (ISignalSource, ISignalSource) OpenWatch(string? data)
    {
        IReadOnlyList<WatchExecution> all = WatchRecordings.Load(data);
        RecordedSignal Of(int label) => new(
            [.. all.Where(execution => execution.Subject == all[0].Subject).SelectMany(execution => Enumerable.Range(0, execution.Labels.Length)
                .Where(i => execution.Labels[i] == label)
                .SelectMany(i => execution.Samples.Skip(i * WatchRecordings.ChannelCount).Take(WatchRecordings.ChannelCount)))],
            WatchRecordings.ChannelCount, 100);
        const int Seated = 0;
        const int Walking = 2;
        return (Of(Walking), Of(Seated));
    }
}
