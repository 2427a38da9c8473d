using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The whole node: 16 samples through sensor, guard, window, encoder, learner and telemetry are one step.</summary>
public sealed class NodeProfile : IDeviceProfile, IClock, ITelemetrySink, ISensor
{
    private const int PeriodMilliseconds = 20;

    private readonly Node _node;
    private readonly float[] _values = new float[SmallProfile.InputCount];
    private int _next;

    /// <summary>A node that is its own sensor, clock and listener.</summary>
    public NodeProfile()
    {
        HostArithmetic host = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        _node = new Node(new DigitalChip(host, new DigitalChipOptions()), host, this, null, this, this);
        _node.Loop.Start();
    }

    /// <inheritdoc/>
    public int InputCount => _values.Length;

    /// <inheritdoc/>
    public int SampleCount => _values.Length;

    /// <inheritdoc/>
    public int ChannelCount => 1;

    /// <inheritdoc/>
    public float SampleRateHertz => 1000f / PeriodMilliseconds;

    /// <inheritdoc/>
    public long Milliseconds { get; private set; }

    /// <inheritdoc/>
    public void Step(float[] drive)
    {
        for (int i = 0; i < drive.Length; i++)
        {
            _values[i] = 20f * drive[i];
        }

        for (int i = 0; i < drive.Length; i++)
        {
            Milliseconds += PeriodMilliseconds;
            _node.Loop.Step();
        }
    }

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame) => true;

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        sample[0] = _values[_next];
        _next = (_next + 1) % _values.Length;
        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart() => true;
}
