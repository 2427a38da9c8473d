using System.Reflection;

namespace Larmor.Portable;

/// <summary>Measures the device profiles of <c>firmware/Larmor.Firmware.Nano</c> on their IL.</summary>
public sealed class ProfileMeter
{
    /// <summary>Drives that a profile learns before its cost is taken: past every warm-up.</summary>
    public const int WarmUpCount = 160;

    /// <summary>Drives whose cost is averaged.</summary>
    public const int SampleCount = 160;

    private const string Firmware = "Larmor.Firmware.Nano";

    private readonly MeteredAssemblies _assemblies;

    /// <summary>A meter over metered assemblies, the firmware among them.</summary>
    public ProfileMeter(MeteredAssemblies assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        _assemblies = assemblies;
        Names = (string[])Profiles.GetProperty("Names")!.GetValue(null)!;
    }

    /// <summary>The profiles.</summary>
    public IReadOnlyList<string> Names { get; }

    private Type Profiles => _assemblies.Type(Firmware, Firmware + ".DeviceProfiles");

    /// <summary>Measures one profile.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public ProfileMeasure Measure(string name)
    {
        _assemblies.Clear();
        object profile = Created(name);
        Cost construction = _assemblies.Read();
        HeapWalk heap = new();
        heap.Add(profile);

        int inputCount = (int)profile.GetType().GetProperty("InputCount")!.GetValue(profile)!;
        int samples = (int)profile.GetType().GetProperty("SampleCount")!.GetValue(profile)!;
        Action<float[]> step = StepOf(profile);
        Action<float[]> next = Next();
        float[][] drives = [.. Enumerable.Range(0, WarmUpCount + SampleCount).Select(_ => Drawn(next, inputCount))];
        double worst = 0;
        Cost sum = default;
        for (int i = 0; i < drives.Length; i++)
        {
            _assemblies.Clear();
            step(drives[i]);
            Cost cost = _assemblies.Read();
            worst = Math.Max(worst, InterpreterModel.MachineInstructions(cost));
            sum = i < WarmUpCount ? default : sum + cost;
        }

        // Everything once more in one count, for the code that runs.
        _assemblies.Clear();
        Action<float[]> again = StepOf(Created(name));
        foreach (float[] drive in drives)
        {
            again(drive);
        }

        return new ProfileMeasure(
            name, inputCount, samples, Average(sum, SampleCount * samples), worst, heap.ObjectCount, heap.ArrayBytes, heap.ObjectBytes,
            construction.AllocatedBytes + construction.StructBytes, _assemblies.RanBytes());
    }

    /// <summary>Calls a static method without arguments and answers what it gave.</summary>
    /// <param name="assembly">Simple name.</param>
    /// <param name="type">Full name.</param>
    /// <param name="method">Public and static.</param>
    public object? Call(string assembly, string type, string method) =>
        _assemblies.Type(assembly, type).GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, []);

    private object Created(string name) => Profiles.GetMethod("Create")!.Invoke(null, [name])!;

    private static Action<float[]> StepOf(object profile) => profile.GetType().GetMethod("Step")!.CreateDelegate<Action<float[]>>(profile);

    private Action<float[]> Next()
    {
        object stream = Activator.CreateInstance(_assemblies.Type(Firmware, Firmware + ".DeviceStream"))!;
        return stream.GetType().GetMethod("Next")!.CreateDelegate<Action<float[]>>(stream);
    }

    private static float[] Drawn(Action<float[]> next, int inputCount)
    {
        float[] drive = new float[inputCount];
        next(drive);
        return drive;
    }

    private static Cost Average(Cost sum, int count) => new(
        sum.Plain / count,
        sum.Elements / count,
        sum.Indirections / count,
        sum.Fields / count,
        sum.Calls / count,
        sum.OutsideCalls / count,
        sum.Objects / count,
        sum.ObjectBytes / count,
        sum.Arrays / count,
        sum.ArrayBytes / count,
        sum.Structs / count,
        sum.StructBytes / count);
}
