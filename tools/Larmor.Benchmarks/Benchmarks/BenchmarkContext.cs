using System.Globalization;
using System.Runtime.InteropServices;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Benchmarks;

/// <summary>What benchmarks share: rivals, digits, our arithmetic, and a folder for files that is gone afterwards.</summary>
/// <remarks>Rivals and data are opened when they are first asked for.</remarks>
public sealed class BenchmarkContext : IDisposable
{
    private readonly Lazy<OpenBlas> _openBlas;
    private readonly Lazy<TorchRival> _torch;
    private readonly Lazy<SampleSet> _digits;

    /// <summary>Makes the context of a run.</summary>
    /// <param name="threads">Threads of ours and of the rivals where several are compared.</param>
    /// <param name="measure">Rounds and lengths.</param>
    /// <param name="dataFolder">Where MNIST is looked for first, or null.</param>
    /// <param name="report">Takes the rivals' versions as notes.</param>
    public BenchmarkContext(int threads, MeasureOptions measure, string? dataFolder, BenchmarkReport report)
    {
        Threads = threads;
        Measure = measure;
        One = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(1));
        Team = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(threads));
        Folder = Directory.CreateTempSubdirectory("larmor-bench-").FullName;
        _openBlas = new Lazy<OpenBlas>(() =>
        {
            OpenBlas library = OpenBlas.Load(OpenBlas.Places);
            report.Note($"OpenBLAS runs its {library.CoreType} kernels ({library.Configuration.Trim()})");
            return library;
        });
        _torch = new Lazy<TorchRival>(() =>
        {
            TorchRival rival = TorchRival.Start(TorchRival.Python, threads);
            report.Note($"PyTorch {rival.Version}");
            return rival;
        });
        _digits = new Lazy<SampleSet>(() => DataCatalog.Open("mnist", dataFolder).Train);
    }

    /// <summary>Threads where several are compared.</summary>
    public int Threads { get; }

    /// <summary>Rounds and lengths.</summary>
    public MeasureOptions Measure { get; }

    /// <summary>Our arithmetic on one thread.</summary>
    public HostArithmetic One { get; }

    /// <summary>Our arithmetic on <see cref="Threads"/> threads.</summary>
    public HostArithmetic Team { get; }

    /// <summary>A folder for files that rivals read; removed at the end.</summary>
    public string Folder { get; }

    /// <summary>OpenBLAS.</summary>
    /// <exception cref="RivalMissingException">It is absent.</exception>
    public OpenBlas OpenBlas => _openBlas.Value;

    /// <summary>PyTorch.</summary>
    /// <exception cref="RivalMissingException">It is absent.</exception>
    public TorchRival Torch => _torch.Value;

    /// <summary>MNIST's training digits.</summary>
    /// <exception cref="DataException">They are absent.</exception>
    public SampleSet Digits => _digits.Value;

    /// <summary>Writes values where a rival can read them.</summary>
    /// <returns>The file.</returns>
    public string Put(string name, ReadOnlySpan<float> values)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(values).ToArray());
        return path;
    }

    /// <summary>Reads values that a rival wrote.</summary>
    public static float[] Take(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    /// <summary>Uniform values in [-1, 1), the same in every run.</summary>
    public static float[] Random(int count, ulong seed)
    {
        var random = new Pcg32(seed, 1);
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (2 * random.NextFloat()) - 1;
        }

        return values;
    }

    /// <summary>How busy the machine was in the last minute, or null where that is not told.</summary>
    public static double? Load() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    /// <summary>Ends rivals and threads, removes the folder.</summary>
    public void Dispose()
    {
        if (_torch.IsValueCreated)
        {
            _torch.Value.Dispose();
        }

        if (_openBlas.IsValueCreated)
        {
            _openBlas.Value.Dispose();
        }

        One.Dispose();
        Team.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
