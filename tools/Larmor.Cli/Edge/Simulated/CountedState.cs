using Larmor.Hal;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>A state whose every value follows from one number: any mixture of two states shows.</summary>
internal sealed class CountedState(int length) : IStateful
{
    private readonly float[] _values = new float[length];

    internal long Number { get; set; }

    /// <summary>True when all values belong to <see cref="Number"/>.</summary>
    internal bool IsWhole { get; private set; } = true;

    public void Save(IStateSink sink)
    {
        for (int i = 0; i < length; i++)
        {
            _values[i] = Value(i);
        }

        sink.Write(Number);
        sink.Write(_values);
    }

    public void Load(IStateSource source)
    {
        Number = source.ReadLong();
        source.Read(_values);
        IsWhole = true;
        for (int i = 0; i < length; i++)
        {
            IsWhole &= _values[i] == Value(i);
        }
    }

    private float Value(int i) => (Number % 1000) + (0.125f * i);
}
