using System;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>The cells of one tile: states that writes move, gains and defects that nothing moves, and the weights that follow.</summary>
/// <remarks>
/// States are counted in steps of one level, so that a noiseless cell sits exactly on its grid; a continuous cell has a step of 1.
/// Everything lies where <see cref="PanelMatrix"/> puts it: one input's cells to neighbouring outputs side by side.
/// </remarks>
internal sealed class CrossbarArray
{
    private const float LargestDeviation = 3f;

    private readonly CrossbarOptions _options;
    private readonly int _tileIndex;
    private readonly float[] _state;
    private readonly float[] _gain;
    private readonly float[] _detuning;
    private readonly bool[] _stuck;
    private readonly float _limit;
    private readonly float _writeSigma;
    private readonly bool _isQuantised;
    private readonly double _cellStep;
    private readonly ResistiveCellArray? _cells;

    internal CrossbarArray(CrossbarOptions options, int tileIndex, int inputCount, int outputCount)
    {
        _options = options;
        _tileIndex = tileIndex;
        Weights = new PanelMatrix(inputCount, outputCount);
        ResistiveCellOptions? cell = options.Cell.Length > 0 ? CellOf(options, tileIndex, Weights.Data.Length) : null;
        _cells = cell is null ? null : new ResistiveCellArray(cell);
        WeightRange = options.Scale * (cell is null ? options.WeightRange : RangeOf(cell));
        _isQuantised = options.LevelCount > 0 || cell is not null;
        _cellStep = cell is null ? 0d : cell.Step;
        Step = cell is not null ? options.Scale * (float)cell.Step : _isQuantised ? 2f * WeightRange / (options.LevelCount - 1) : 1f;
        _limit = cell is not null ? WeightRange / Step : _isQuantised ? 0.5f * (options.LevelCount - 1) : WeightRange;
        _writeSigma = options.WriteNoiseSigma * WeightRange / Step;
        int cellCount = Weights.Data.Length;
        _state = new float[cellCount];
        _gain = options.GainSigma > 0f || options.WireDrop > 0f ? new float[cellCount] : [];
        _detuning = options.DetuningSigma > 0f ? new float[cellCount] : [];
        _stuck = options.StuckFraction > 0f && cell is null ? new bool[cellCount] : [];
        Make();
    }

    /// <summary>What the array multiplies by: state times step times gain.</summary>
    internal PanelMatrix Weights { get; }

    /// <summary>Distance of two levels in units of weight; 1 for a continuous cell.</summary>
    internal float Step { get; }

    /// <summary>Weights lie in plus and minus this.</summary>
    internal float WeightRange { get; }

    /// <summary>True when changes come in whole pulses.</summary>
    internal bool IsQuantised => _isQuantised;

    /// <summary>Verbs so far, vector by vector: the step of the next random sequence.</summary>
    internal long OperationCount { get; private set; }

    internal long ProgramCount { get; private set; }

    internal long ClippedCount { get; private set; }

    internal long StateBytes => 4L * _state.Length;

    internal long DeviceBytes => (4L * (_gain.Length + _detuning.Length)) + _stuck.Length;

    /// <summary>The step number of a new operation.</summary>
    internal long NextOperation() => ++OperationCount;

    internal ulong Key(CrossbarNoise.Purpose purpose, long operation) =>
        CrossbarNoise.Key(_options.Seed, _tileIndex, purpose, operation);

    /// <summary>Where the cell of an input and an output lies.</summary>
    internal int Place(int input, int output) => Weights.PlaceOf(input, output);

    /// <summary>What a resistive cell of a tile is: the published device, its faults shared between both ends.</summary>
    internal static ResistiveCellOptions CellOf(CrossbarOptions options, int tileIndex, int count) => ResistiveCellPresets.Create(
        options.Cell,
        new DeviceArrayOptions
        {
            Count = count,
            Seed = (options.Seed + (tileIndex * 0x10001L)) & long.MaxValue,
            StuckLowFraction = 0.5d * options.StuckFraction,
            StuckHighFraction = 0.5d * options.StuckFraction,
        });

    /// <summary>Weights both signs reach; a one-sided cell stands beside a fixed one at its middle.</summary>
    internal static float RangeOf(ResistiveCellOptions cell) =>
        (float)(cell.LowerBound < 0d ? Math.Min(cell.UpperBound, -cell.LowerBound) : 0.5d * cell.UpperBound);

    internal void ConvertInputs(Span<float> values, CrossbarOptions options, long operation)
    {
        if (options.InputBits > 0 || options.InputNoiseSigma > 0f)
        {
            CrossbarConverter.Convert(
                values, options.InputBits, options.InputNoiseSigma, 0f, Key(CrossbarNoise.Purpose.InputRounding, operation),
                Key(CrossbarNoise.Purpose.InputNoise, operation));
        }
    }

    internal void ConvertOutputs(Span<float> values, CrossbarOptions options, long operation)
    {
        if (options.OutputBits > 0)
        {
            CrossbarConverter.Convert(
                values, options.OutputBits, 0f, options.OutputRange, Key(CrossbarNoise.Purpose.OutputRounding, operation), 0);
        }
    }

    /// <summary>Writes a cell: the nearest level, then the noise of one write.</summary>
    internal void Program(int place, float weight, ulong writeKey)
    {
        float target = weight / Step;
        if (!(target >= -_limit && target <= _limit))
        {
            ClippedCount++;
            target = target < 0f ? -_limit : _limit;
        }

        ProgramCount++;
        if (_cells is { } cells)
        {
            double middle = cells.Middle;
            cells.Approach(place, (target * _cellStep) + middle, _options.VerifyCount, writeKey);
            Show(place, cells.Seen(place) - middle);
        }
        else if (!IsStuck(place))
        {
            Store(place, Noisy(_isQuantised ? Nearest(target) : target, place, writeKey));
        }
    }

    /// <summary>Moves a cell by whole pulses, or continuously, and adds the noise of one write; the ends of the range clip.</summary>
    /// <param name="place">The cell.</param>
    /// <param name="change">In steps; whole when quantised; not 0.</param>
    /// <param name="writeKey">Sequence of the write noise.</param>
    internal void Move(int place, float change, ulong writeKey)
    {
        ProgramCount += _isQuantised ? (long)MathF.Abs(change) : 1L;
        if (_cells is { } cells)
        {
            double middle = cells.Middle;
            double reached = ((cells.Seen(place) - middle) / _cellStep) + change;
            ClippedCount += reached > _limit || reached < -_limit ? 1 : 0;
            cells.PulseOne(place, (int)Math.Clamp(change, -1e6f, 1e6f), writeKey);
            Show(place, cells.Seen(place) - middle);
            return;
        }

        if (IsStuck(place))
        {
            return;
        }

        float next = _state[place] + change;
        if (!(next >= -_limit && next <= _limit))
        {
            ClippedCount++;
            next = next < 0f ? -_limit : _limit;
        }

        Store(place, Noisy(next, place, writeKey));
    }

    internal void ResetCounters()
    {
        ProgramCount = 0;
        ClippedCount = 0;
    }

    internal void Save(IStateSink sink)
    {
        sink.Write(OperationCount);
        sink.Write(ProgramCount);
        sink.Write(ClippedCount);
        sink.Write(_state);
        _cells?.Save(sink);
    }

    internal void Load(IStateSource source)
    {
        OperationCount = source.ReadLong();
        ProgramCount = source.ReadLong();
        ClippedCount = source.ReadLong();
        source.Read(_state);
        _cells?.Load(source);
        for (int place = 0; place < _state.Length; place++)
        {
            Store(place, _state[place]);
        }
    }

    private void Make()
    {
        ulong gainKey = Key(CrossbarNoise.Purpose.Gain, 0);
        ulong detuningKey = Key(CrossbarNoise.Purpose.Detuning, 0);
        ulong stuckKey = Key(CrossbarNoise.Purpose.Stuck, 0);
        ulong startKey = Key(CrossbarNoise.Purpose.Start, 0);
        uint threshold = CounterRandom.Threshold(_options.StuckFraction);
        for (int input = 0; input < Weights.RowCount; input++)
        {
            for (int output = 0; output < Weights.ColumnCount; output++)
            {
                int place = Place(input, output);
                if (_gain.Length > 0)
                {
                    float across = (input + 0.5f) / Weights.RowCount;
                    float along = (output + 0.5f) / Weights.ColumnCount;
                    float drop = 1f + (0.5f * _options.WireDrop * (1f - across - along));
                    _gain[place] = (1f + (_options.GainSigma * Deviation(gainKey, place))) * drop;
                }

                if (_detuning.Length > 0)
                {
                    _detuning[place] = _options.DetuningSigma * Deviation(detuningKey, place);
                }

                // A binary cell has no 0 to start at: it falls to one side, as devices do.
                float fall = CrossbarNoise.Uniform(startKey, (uint)place) - 0.5f;
                float start = _isQuantised ? Nearest(_options.LevelCount == 2 ? fall : 0f) : 0f;
                if (_stuck.Length > 0 && CounterRandom.At(stuckKey, (uint)place) < threshold)
                {
                    _stuck[place] = true;
                    float level = 2f * _limit * fall;
                    start = _isQuantised ? Nearest(level) : level;
                }

                if (_cells is { } cells)
                {
                    double middle = cells.Middle;
                    cells.StartAt(place, middle);
                    Show(place, cells.Seen(place) - middle);
                }
                else
                {
                    Store(place, start);
                }
            }
        }
    }

    /// <summary>Takes over what a resistive cell shows; its state is its own.</summary>
    private void Show(int place, double weight) => Store(place, (float)(weight / _cellStep));

    private static float Deviation(ulong key, int place) =>
        MathF.Max(-LargestDeviation, MathF.Min(LargestDeviation, CrossbarNoise.Normal(key, (uint)place)));

    /// <summary>A spin diode's weight: its driver inverts the line of the resonance it knows, the true one is a little off.</summary>
    private float Rectified(float share, float error) =>
        WeightRange * (float)SpinDiode.Share(SpinDiode.Detuning(Math.Clamp(share, -1f, 1f)) + error);

    private bool IsStuck(int place) => _stuck.Length > 0 && _stuck[place];

    private float Nearest(float state)
    {
        float level = MathF.Round(state + _limit);
        return MathF.Max(0f, MathF.Min(2f * _limit, level)) - _limit;
    }

    private float Noisy(float state, int place, ulong writeKey)
    {
        if (_writeSigma == 0f)
        {
            return state;
        }

        state += _writeSigma * CrossbarNoise.Normal(writeKey, (uint)place);
        return MathF.Max(-_limit, MathF.Min(_limit, state));
    }

    private void Store(int place, float state)
    {
        _state[place] = state;
        float weight = _detuning.Length > 0 ? Rectified(state / _limit, _detuning[place]) : state * Step;
        Weights.Data[place] = _gain.Length > 0 ? weight * _gain[place] : weight;
    }
}
