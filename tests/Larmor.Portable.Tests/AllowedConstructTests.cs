namespace Larmor.Portable.Tests;

/// <summary>Constructs that the interpreter runs: the checker must leave them alone.</summary>
[TestClass]
public sealed class AllowedConstructTests
{
    [TestMethod]
    public void A_lambda_with_capture_passes() =>
        Device.Accepts("""
            public delegate float Map(float x); public static class A { public static Map Scale(float k) { return x =>
            k * x; } }
            """);

    [TestMethod]
    public void Jagged_arrays_and_array_initialisers_pass() =>
        Device.Accepts("""
            public class A { private readonly float[][] _w = [[1f, 2f, 3f, 4f], new float[2]]; public float Get(int i,
            int j) { return _w[i][j]; } }
            """);

    [TestMethod]
    public void A_switch_expression_with_patterns_passes() =>
        Device.Accepts("""
            public static class A { public static int F(int x) { return x switch { < 0 => -1, 0 or 1 => 0, not 7 => 1,
            _ => throw new System.ArgumentException("x") }; } }
            """);

    [TestMethod]
    public void A_switch_over_strings_passes() =>
        Device.Accepts("""
            public static class A { public static int F(string x) { switch (x) { case "aa": return 1; case "bb":
            return 2; case "cc": return 3; case "dd": return 4; case "ee": return 5; case "ff": return 6; case "gg":
            return 7; default: return 0; } } }
            """);

    [TestMethod]
    public void A_ref_struct_with_a_ref_returning_indexer_passes() =>
        Device.Accepts("""
            public readonly ref struct SpanFloat
            {
                private readonly float[] _array;
                private readonly int _start;
                public SpanFloat(float[] array, int start, int length) { _array = array; _start = start; Length = length; }
                public int Length { get; }
                public ref float this[int index] => ref _array[_start + index];
                public static implicit operator SpanFloat(float[] array) => new SpanFloat(array, 0, array.Length);
            }
            public static class A
            {
                public static void F(SpanFloat x) { x[0] = 1f; x[1] += 2f; }
                public static void G() { F(new float[2]); }
            }
            """);

    [TestMethod]
    public void A_primary_constructor_passes() =>
        Device.Accepts("public class A(int count) { public int Count => count; }");

    [TestMethod]
    public void An_init_property_passes() =>
        Device.Accepts("""
            public sealed class O { public float Rate { get; init; } = 0.1f; } public static class A { public static O
            F() { return new O { Rate = 1f }; } }
            """);

    [TestMethod]
    public void Nullable_reference_annotations_pass() =>
        Device.Accepts("""
            public interface IB { IB? Next { get; } } public class A { public string? Name { get; set; } public string
            F() { return Name ?? ""; } }
            """);

    [TestMethod]
    public void Events_using_lock_and_try_pass() =>
        Device.Accepts("""
            public class A : System.IDisposable
            {
                private readonly object _gate = new object();
                public event System.EventHandler? Done;
                public void Dispose() { lock (_gate) { Done?.Invoke(this, System.EventArgs.Empty); } }
                public static void F()
                {
                    using (A a = new A())
                    {
                        try { a.Dispose(); }
                        catch (System.Exception e) when (e.Message.Length > 0) { throw; }
                        finally { a.Done = null; }
                    }
                }
            }
            """);

    [TestMethod]
    public void Interpolation_and_concatenation_pass() =>
        Device.Accepts("""
            public static class A { public static string F(int n, string s) { return $"need {n}" + s + "; have " + n;
            } }
            """);

    [TestMethod]
    public void Readonly_structs_enums_and_long_arithmetic_pass() =>
        Device.Accepts("""
            public enum Fault { None, Bus }
            public readonly struct Relaxed(int steps, bool settled)
            {
                public int Steps { get; } = steps;
                public bool Settled { get; } = settled;
            }
            public static class A
            {
                public static ulong F(ulong x, Fault f) { x ^= x >> 12; return f == Fault.Bus ? x * 2685821657736338717UL : x; }
                public static Relaxed G() { return new Relaxed(3, true); }
            }
            """);

    [TestMethod]
    public void Exact_math_on_listed_types_passes() =>
        Device.Accepts("""
            using System; public static class A { public static float F(float x, float y) { return
            Math.Max(Math.Abs(x), Math.Min(y, 1f)) * Math.Sign(x); } }
            """);

    [TestMethod]
    public void An_array_of_structs_with_one_field_passes() =>
        Device.Accepts("public struct P { public float X; } public class A { public P[] Points = new P[3]; }");

    [TestMethod]
    public void Foreach_over_arrays_params_and_optional_arguments_pass() =>
        Device.Accepts("""
            public static class A { public static int F(int a = 1, params int[] b) { foreach (int c in b) { a += c; }
            return a; } public static int G() { return F() + F(1, 2, 3); } }
            """);

    [TestMethod]
    public void Float_bits_through_BitConverter_pass() =>
        Device.Accepts("""
            public static class A { public static int F(float x) { return
            System.BitConverter.ToInt32(System.BitConverter.GetBytes(x), 0); } }
            """);
}
