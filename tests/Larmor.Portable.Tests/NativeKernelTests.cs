using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Larmor.Portable.Tests;

/// <summary>The native kernel: stubs, C++ and the C# that stands in for it are the same four calls with the same results.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NativeKernelTests
{
    private const string Interop = PortableBuild.NativeKernel + "/interop/";

    private delegate float Dot(float[] a, float[] b, int count);

    private delegate void Axpy(float factor, float[] x, float[] y, int count);

    private delegate int DotInt8(sbyte[] a, sbyte[] b, int count);

    private delegate int Spikes(int[] spikes, int spikeCount, float[] weights, int weightCount, int stride, float[] sums, int count);

    [TestMethod]
    public void The_stub_assembly_holds_the_four_methods_in_the_order_of_the_firmwares_table_and_nothing_else()
    {
        using AssemblyDefinition stubs = AssemblyDefinition.ReadAssembly(Compiled("LARMOR_NATIVE").Image!.Open());
        MethodDefinition[] methods = [.. stubs.MainModule.GetTypes().SelectMany(type => type.Methods)];
        string[] table = [.. Regex.Matches(Table(), @"KernelCalls::\s*(\w+?)___").Select(match => match.Groups[1].Value)];
        CollectionAssert.AreEqual(new[] { "Dot", "Axpy", "DotInt8", "AccumulateSpikes" }, table);
        CollectionAssert.AreEqual(table, methods.Select(method => method.Name).ToArray(), "a hidden class would shift the table");
        Assert.IsTrue(methods.All(method => method.IsInternalCall && method.IsStatic && !method.HasBody));
        CustomAttribute version = stubs.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "AssemblyNativeVersionAttribute");
        Assert.AreEqual("1.0.0.0", version.ConstructorArguments[0].Value);
        Assert.Contains("{1, 0, 0, 0}", Table());
    }

    [TestMethod]
    public void Stubs_and_stand_in_have_the_same_signatures_and_those_of_the_glue()
    {
        using AssemblyDefinition stubs = AssemblyDefinition.ReadAssembly(Compiled("LARMOR_NATIVE").Image!.Open());
        using AssemblyDefinition managed = AssemblyDefinition.ReadAssembly(Compiled(null).Image!.Open());
        string[] one = [.. Methods(stubs).Select(method => method.FullName)];
        CollectionAssert.AreEqual(one, Methods(managed).Select(method => method.FullName).ToArray());
        string header = Device.Repository.Read(Interop + "Larmor_NativeKernel.h");
        foreach (MethodDefinition method in Methods(stubs))
        {
            string parameters = string.Join("__", method.Parameters.Select(parameter => Code(parameter.ParameterType)));
            Assert.Contains($"{method.Name}___STATIC__{Code(method.ReturnType)}__{parameters})", header);
        }
    }

    [TestMethod]
    public void The_interpreter_can_run_both_forms()
    {
        foreach (string? symbol in new[] { "LARMOR_NATIVE", null })
        {
            CheckReport report = Device.Check(Compiled(symbol));
            Assert.IsEmpty(report.Findings, report.ToString());
        }
    }

    [TestMethod]
    public void The_loops_in_cpp_give_the_bits_of_those_in_csharp()
    {
        using HostCompiler compiler = new();
        nint library = NativeLibrary.Load(compiler.Make("kernel.so", "-shared -fPIC {root}/" + Interop + "larmor_kernel.cpp"));
        using MeteredAssemblies assemblies = new([Compiled(null).Image!], Device.References);
        assemblies.Clear();
        Type managed = assemblies.Type("Larmor.NativeKernel", "Larmor.Native.KernelCalls");
        object? Call(string name, params object[] arguments) => managed.GetMethod(name)!.Invoke(null, arguments);
        Random random = new(5);
        try
        {
            foreach (int count in new[] { 0, 1, 7, 32, 64, 256, 1000 })
            {
                float[] a = Reals(random, count);
                float[] b = Reals(random, count);
                float native = Export<Dot>(library, "larmor_dot")(a, b, count);
                Assert.AreEqual(BitConverter.SingleToInt32Bits((float)Call("Dot", a, 0, b, 0, count)!), BitConverter.SingleToInt32Bits(native));

                float[] one = [.. b];
                float[] other = [.. b];
                Export<Axpy>(library, "larmor_axpy")(0.37f, a, one, count);
                Call("Axpy", 0.37f, a, 0, other, 0, count);
                CollectionAssert.AreEqual(other, one);

                sbyte[] small = [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-128, 128))];
                sbyte[] smaller = [.. small.Reverse()];
                Assert.AreEqual(Call("DotInt8", small, 0, smaller, 0, count), Export<DotInt8>(library, "larmor_dot_int8")(small, smaller, count));

                float[] weights = Reals(random, 5 * (count + 3));
                int[] spikes = [4, 0, 2, 2];
                float[] sums = [.. b];
                float[] expected = [.. b];
                Assert.AreEqual(0, Export<Spikes>(library, "larmor_accumulate_spikes")(spikes, 4, weights, weights.Length, count + 3, sums, count));
                Call("AccumulateSpikes", spikes, 4, weights, count + 3, expected, count);
                CollectionAssert.AreEqual(expected, sums);
            }
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    [TestMethod]
    public void The_glue_checks_every_argument_before_it_touches_memory()
    {
        using HostCompiler compiler = new();
        string sources = string.Join(' ', new[] { "larmor_kernel.cpp", "Larmor_NativeKernel.cpp", "Larmor_NativeKernel_KernelCalls.cpp" }.Select(file => "{root}/" + Interop + file));
        string glue = compiler.Make(
            "glue",
            "-DLARMOR_NATIVE_CHECKSUM=1 -fsanitize=address,undefined -I{root}/tests/Larmor.Portable.Tests/native/stand-ins -I{root}/" + Interop
            + " {root}/tests/Larmor.Portable.Tests/native/glue.cpp " + sources);
        (int code, string said) = HostCompiler.Run(glue, "");
        Assert.AreEqual(0, code, said);
    }

    [TestMethod]
    public void A_learner_on_the_kernels_of_the_firmware_ends_with_the_scalar_bits()
    {
        using MeteredAssemblies assemblies = Device.Meter();
        assemblies.Clear();
        object Kernels(string assembly, string type, params object[] arguments) =>
            Activator.CreateInstance(assemblies.Type(assembly, type), arguments)!;
        uint[] hashes =
        [
            Learned(assemblies, Kernels("Larmor.Kernels", "Larmor.Kernels.ScalarKernels")),
            Learned(assemblies, Kernels("Larmor.Firmware.Nano", "Larmor.Firmware.Nano.DeviceKernels", 1)),
            Learned(assemblies, Kernels("Larmor.Firmware.Nano", "Larmor.Firmware.Nano.DeviceKernels", 1000)),
        ];
        Assert.AreEqual(hashes[0], hashes[1]);
        Assert.AreEqual(hashes[0], hashes[2]);
        Assert.Contains(hashes[0].ToString("X8", null), Device.Repository.Read("tests/golden/self-test.txt"));
    }

    private static uint Learned(MeteredAssemblies assemblies, object kernels)
    {
        object team = Activator.CreateInstance(assemblies.Type("Larmor.Kernels", "Larmor.Kernels.WorkerTeam"), 1)!;
        object host = Activator.CreateInstance(assemblies.Type("Larmor.Hal", "Larmor.Hal.HostArithmetic"), kernels, team)!;
        object options = Activator.CreateInstance(assemblies.Type("Larmor.Hal.Digital", "Larmor.Hal.Digital.DigitalChipOptions"))!;
        object chip = Activator.CreateInstance(assemblies.Type("Larmor.Hal.Digital", "Larmor.Hal.Digital.DigitalChip"), host, options)!;
        return (uint)assemblies.Type("Larmor.Runtime", "Larmor.Runtime.SmallProfile").GetMethod("Run")!.Invoke(null, [chip, host])!;
    }

    private static CompileResult Compiled(string? symbol)
    {
        Dictionary<string, string> sources = PortableBuild.SourceFiles(Device.Repository, PortableBuild.NativeKernel)
            .ToDictionary(file => file, Device.Repository.Read);
        CompileResult result = Device.Compiler.Compile("Larmor.NativeKernel", sources, [], symbol: symbol, nullable: false);
        Assert.IsEmpty(result.Errors, string.Join(Environment.NewLine, result.Errors));
        return result;
    }

    private static IEnumerable<MethodDefinition> Methods(AssemblyDefinition assembly) => assembly.MainModule.GetTypes().SelectMany(type => type.Methods);

    private static string Table() => Device.Repository.Read(Interop + "Larmor_NativeKernel.cpp");

    private static string Code(TypeReference type) => type.FullName switch
    {
        "System.Void" => "VOID",
        "System.Single" => "R4",
        "System.Int32" => "I4",
        "System.SByte" => "I1",
        _ => "SZARRAY_" + Code(type.GetElementType()),
    };

    private static T Export<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    private static float[] Reals(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2f * random.NextSingle()) - 1f)];
}
