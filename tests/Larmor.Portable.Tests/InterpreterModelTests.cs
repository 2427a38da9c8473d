namespace Larmor.Portable.Tests;

/// <summary>The cost model gives back the measured table it was made from (embedded-targets.md section 1).</summary>
[TestClass]
[DoNotParallelize]
public sealed class InterpreterModelTests
{
    private const int Count = 1000;

    // Measured on x86-32 only: to Thumb-2 by the ratio of the two for array loops, and for loops without arrays.
    private const double ArrayRatio = 1260.0 / 919;
    private const double PlainRatio = 566.0 / 497;

    [TestMethod]
    [DataRow("Empty", 566, DisplayName = "empty loop with a counter")]
    [DataRow("Product", 1260, DisplayName = "float multiply-accumulate from two arrays")]
    [DataRow("Axpy", 1046 * ArrayRatio, DisplayName = "y[i] += k * x[i]")]
    [DataRow("Called", 1071 * PlainRatio, DisplayName = "static call in a loop")]
    [DataRow("Root", 1530 * PlainRatio, DisplayName = "Math.Sqrt in a loop")]
    [DataRow("Made", 1894 * PlainRatio, DisplayName = "new small object in a loop")]
    [DataRow("FieldProduct", 1260 * 4.0 / 3, DisplayName = "fields instead of locals: a third more")]
    public void An_iteration_costs_what_was_measured_within_5_percent(string loop, double measured)
    {
        using MeteredAssemblies assemblies = Loops();
        double per = (Run(assemblies, loop, Count) - Run(assemblies, loop, 0)) / Count;
        Assert.AreEqual(measured, per, 0.05 * measured);
    }

    [TestMethod]
    [DataRow(64, 4, 276)]
    [DataRow(1000, 4, 4020)]
    [DataRow(1000, 1, 1020)]
    [DataRow(1000, 8, 8028)]
    public void An_array_takes_the_measured_bytes_within_a_block(int length, int elementBytes, int measured) =>
        Assert.AreEqual(measured, InterpreterModel.ArrayBytes(length, elementBytes), 12);

    [TestMethod]
    public void Objects_and_boxes_take_a_block_and_one_for_each_field()
    {
        using MeteredAssemblies assemblies = Loops();
        Run(assemblies, "Made", Count);
        Cost cost = assemblies.Read();
        Assert.AreEqual(Count, cost.Objects);
        Assert.AreEqual(Count * 24, cost.ObjectBytes);
        Assert.AreEqual(36, InterpreterModel.ObjectBytes(2));
    }

    [TestMethod]
    public void Every_struct_that_is_made_copied_or_a_local_is_counted()
    {
        using MeteredAssemblies assemblies = Loops();
        Run(assemblies, "Structs", 1);
        Cost cost = assemblies.Read();

        // One local, one made, one copied to the call: 36 bytes each.
        Assert.AreEqual(3, cost.Structs);
        Assert.AreEqual(3 * 36, cost.StructBytes);
    }

    private static double Run(MeteredAssemblies assemblies, string loop, int count)
    {
        assemblies.Clear();
        assemblies.Type("Sample", "Loops").GetMethod(loop)!.Invoke(null, [count]);
        return InterpreterModel.MachineInstructions(assemblies.Read());
    }

    private static MeteredAssemblies Loops() => new(
        [Device.ForNano("""
            public class Small { public int X; }
            public struct Pair { public int A; public int B; public Pair(int a) { A = a; B = a; } }
            public class Holder
            {
                public float[] A = new float[1000];
                public float[] B = new float[1000];
                public float Sum(int n) { float s = 0f; for (int i = 0; i < n; i++) { s += A[i] * B[i]; } return s; }
            }
            public static class Loops
            {
                private static readonly float[] s_a = new float[1000];
                private static readonly float[] s_b = new float[1000];
                private static readonly Holder s_holder = new Holder();
                public static int Empty(int n) { int c = 0; for (int i = 0; i < n; i++) { c++; } return c; }
                public static float Product(int n)
                {
                    float[] a = s_a; float[] b = s_b; float s = 0f;
                    for (int i = 0; i < n; i++) { s += a[i] * b[i]; }
                    return s;
                }
                public static void Axpy(int n)
                {
                    float[] x = s_a; float[] y = s_b; float k = 2f;
                    for (int i = 0; i < n; i++) { y[i] += k * x[i]; }
                }
                public static int Called(int n) { int c = 0; for (int i = 0; i < n; i++) { c = Next(c); } return c; }
                public static double Root(int n) { double d = 2; for (int i = 0; i < n; i++) { d = System.Math.Sqrt(d); } return d; }
                public static object Made(int n) { Small s = null; for (int i = 0; i < n; i++) { s = new Small(); } return s; }
                public static float FieldProduct(int n) { return s_holder.Sum(n); }
                public static int Structs(int n) { Pair p = new Pair(n); Take(p); return Take(p); }
                private static int Next(int c) { return c + 1; }
                private static int Take(Pair p) { return p.A; }
            }
            """).Image!],
        Device.References);
}
