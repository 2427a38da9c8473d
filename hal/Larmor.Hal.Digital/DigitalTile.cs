using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A tile in memory: weights in panels, products that skip zeros, blocks shared out to a team.</summary>
internal sealed class DigitalTile : ITile, IWeightMemory, IMatrixVector, IPlasticity
{
    private readonly HostArithmetic _host;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _rows;
    private readonly SparseColumns _columns;
    private readonly DigitalTileWork _work;
    private readonly DigitalIncrements _increments;
    private readonly DigitalTranspose _transpose;
    private readonly int _capacity;
    private long _multiplyAddCount;

    internal DigitalTile(HostArithmetic host, int inputCount, int outputCount, int capacity)
    {
        _host = host;
        _capacity = capacity;
        _weights = new PanelMatrix(inputCount, outputCount);
        _rows = new SparseRows(capacity, inputCount);
        _columns = new SparseColumns(capacity, inputCount);
        float[] outputs = new float[capacity * _weights.Stride];
        _work = new DigitalTileWork(host, _weights, _rows, _columns, outputs);
        _increments = new DigitalIncrements(host, _weights);
        _transpose = new DigitalTranspose(host, _weights, outputs, capacity);
    }

    public WeightFormat Format { get; } = new WeightFormat();

    public IWeightMemory Weights => this;

    public IMatrixVector Forward => this;

    public IMatrixVector Backward => _transpose;

    public IPlasticity Plasticity => this;

    public int InputCount => _weights.RowCount;

    public int OutputCount => _weights.ColumnCount;

    internal long MultiplyAddCount => _multiplyAddCount + _transpose.MultiplyAddCount;

    internal long SkippedCount { get; private set; }

    internal long UpdateCount { get; private set; }

    internal long ProgramCount { get; private set; }

    public void Multiply(ReadOnlySpanFloat inputs, int count, SpanFloat outputs)
    {
        Check(nameof(inputs), inputs.Length, count * InputCount);
        Check(nameof(outputs), outputs.Length, count * OutputCount);
        _multiplyAddCount += (long)count * InputCount * OutputCount;
        if (_host.Kernels.PrefersWhole(inputs, count))
        {
            _work.MultiplyWhole(inputs, count, outputs);
            return;
        }

        for (int first = 0; first < count; first += _capacity)
        {
            int length = count - first < _capacity ? count - first : _capacity;
            _rows.Load(_host.Kernels, inputs.Slice(first * InputCount, length * InputCount), length);
            _work.Multiply(length, outputs.Slice(first * OutputCount, length * OutputCount));
            SkippedCount += (((long)length * InputCount) - _rows.PairCount) * OutputCount;
        }
    }

    public void Accumulate(ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float rate)
    {
        Check(nameof(pre), pre.Length, count * InputCount);
        Check(nameof(post), post.Length, count * OutputCount);
        if (_host.Kernels.PrefersWhole(pre, count))
        {
            _work.AddOuterWhole(pre, post, count, rate);
            UpdateCount += (long)pre.Length * OutputCount;
            return;
        }

        for (int first = 0; first < count; first += _capacity)
        {
            int length = count - first < _capacity ? count - first : _capacity;
            ReadOnlySpanFloat factors = post.Slice(first * OutputCount, length * OutputCount);
            _rows.Load(_host.Kernels, pre.Slice(first * InputCount, length * InputCount), length);
            UpdateCount += (long)_rows.PairCount * OutputCount;
            if (length == 1)
            {
                _work.AddSingle(factors, rate);
                continue;
            }

            _columns.Load(_rows, rate);
            _work.AddOuter(factors, length);
        }
    }

    public void Read(int firstOutput, int count, SpanFloat rows)
    {
        CheckOutputs(firstOutput, count, rows.Length);
        for (int k = 0; k < count; k++)
        {
            _weights.ReadColumn(firstOutput + k, rows.Slice(k * InputCount, InputCount));
        }
    }

    public void Program(int firstOutput, int count, ReadOnlySpanFloat rows)
    {
        CheckOutputs(firstOutput, count, rows.Length);
        for (int k = 0; k < count; k++)
        {
            _weights.WriteColumn(firstOutput + k, rows.Slice(k * InputCount, InputCount));
        }

        ProgramCount += (long)count * InputCount;
    }

    public void Add(int firstOutput, int count, ReadOnlySpanFloat rowDeltas)
    {
        CheckOutputs(firstOutput, count, rowDeltas.Length);
        _increments.Add(firstOutput, count, rowDeltas);
        ProgramCount += (long)count * InputCount;
    }

    /// <summary>Patches of a convolution served by these weights.</summary>
    internal IPatchProducts PatchesOf(PatchGrid grid) => new DigitalPatches(_host, this, _weights, grid);

    /// <summary>Counts patches that were multiplied or learned from.</summary>
    internal void NotePatches(long count, bool updates)
    {
        long synapses = count * InputCount * OutputCount;
        _multiplyAddCount += updates ? 0 : synapses;
        UpdateCount += updates ? synapses : 0;
    }

    internal static long Bytes(int inputCount, int outputCount, int capacity) =>
        PanelMatrix.Bytes(inputCount, outputCount)
        + SparseRows.Bytes(capacity, inputCount)
        + SparseColumns.Bytes(capacity, inputCount)
        + (4L * capacity * PanelMatrix.StrideOf(outputCount));

    internal void ResetCounters()
    {
        _multiplyAddCount = 0;
        _transpose.MultiplyAddCount = 0;
        SkippedCount = 0;
        UpdateCount = 0;
        ProgramCount = 0;
    }

    internal void Report(MemoryPlan plan, int index)
    {
        plan.Add(MemoryPlace.Chip, "tile " + index + " weights", PanelMatrix.Bytes(InputCount, OutputCount));
        plan.Add(
            MemoryPlace.Chip, "tile " + index + " inputs that are not 0",
            SparseRows.Bytes(_capacity, InputCount) + SparseColumns.Bytes(_capacity, InputCount));
        plan.Add(MemoryPlace.Chip, "tile " + index + " outputs and errors", 4L * _capacity * _weights.Stride);
    }

    internal void Save(IStateSink sink)
    {
        sink.Write(_multiplyAddCount);
        sink.Write(_transpose.MultiplyAddCount);
        sink.Write(SkippedCount);
        sink.Write(UpdateCount);
        sink.Write(ProgramCount);
        sink.Write(_weights.Data);
    }

    internal void Load(IStateSource source)
    {
        _multiplyAddCount = source.ReadLong();
        _transpose.MultiplyAddCount = source.ReadLong();
        SkippedCount = source.ReadLong();
        UpdateCount = source.ReadLong();
        ProgramCount = source.ReadLong();
        source.Read(_weights.Data);
    }

    private static void Check(string name, int length, int expected)
    {
        if (length != expected)
        {
            Throw.Length(name, length, expected);
        }
    }

    private void CheckOutputs(int firstOutput, int count, int length)
    {
        if (firstOutput < 0 || count < 0 || firstOutput > OutputCount - count)
        {
            Throw.Outputs(firstOutput, count, OutputCount);
        }

        Check("rows", length, count * InputCount);
    }
}
