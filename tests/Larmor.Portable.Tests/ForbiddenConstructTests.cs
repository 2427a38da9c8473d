namespace Larmor.Portable.Tests;

/// <summary>One test per construct that compiles and must still be refused.</summary>
[TestClass]
public sealed class ForbiddenConstructTests
{
    [TestMethod]
    public void A_generic_class_is_refused() =>
        Device.Refuses(ViolationKind.GenericDefinition, Device.ForNano("public class Box<T> { }"), "generic type");

    [TestMethod]
    public void A_use_of_a_generic_class_is_refused()
    {
        CheckReport report = Device.Check(Device.ForNano(
            "public class Box<T> { } public class User { public Box<int> Field = new Box<int>(); }"));
        IEnumerable<string> places = report.Findings
            .Where(finding => finding.Kind == ViolationKind.GenericInstantiation)
            .Select(finding => finding.Location);
        CollectionAssert.IsSubsetOf(new[] { "User.Field", "User..ctor" }, places.ToArray(), report.ToString());
    }

    [TestMethod]
    public void A_generic_method_is_refused() =>
        Device.Refuses(
            ViolationKind.GenericDefinition,
            Device.ForNano("public static class A { public static void Swap<T>(ref T a, ref T b) { T t = a; a = b; b = t; } }"),
            "generic method");

    [TestMethod]
    public void A_generic_delegate_is_refused() =>
        Device.Refuses(
            ViolationKind.GenericInstantiation,
            Device.ForNet("public static class A { public static void Run(System.Action<int> f) { f(1); } }"),
            "System.Action`1");

    [TestMethod]
    public void A_two_dimensional_array_is_refused() =>
        Device.Refuses(
            ViolationKind.MultidimensionalArray,
            Device.ForNano("""
            public static class A { public static float Get() { float[,] w = new float[2, 3]; return w[1, 2]; } }
            """),
            "System.Single[");

    [TestMethod]
    public void Stackalloc_is_refused() =>
        Device.Refuses(
            ViolationKind.StackAllocation,
            Device.ForNano("""
            public static class A { public static unsafe int Get() { int* p = stackalloc int[4]; return p[0]; } }
            """),
            "stackalloc");

    [TestMethod]
    public void A_fixed_local_is_refused() =>
        Device.Refuses(
            ViolationKind.PinnedLocal,
            Device.ForNano("""
            public static class A { public static unsafe float Get(float[] a) { fixed (float* p = a) { return *p; } }
            }
            """),
            "fixed local");

    [TestMethod]
    public void A_default_interface_method_is_refused() =>
        Device.Refuses(
            ViolationKind.InterfaceBody,
            Device.ForNano("public interface IA { int Get() { return 1; } }"),
            "with a body");

    [TestMethod]
    public void A_static_abstract_member_is_refused() =>
        Device.Refuses(
            ViolationKind.InterfaceBody,
            Device.ForNet("public interface IA { static abstract int Get(); }"),
            "static abstract");

    [TestMethod]
    [DataRow("checked(a + b)", "add.ovf")]
    [DataRow("checked(a - b)", "sub.ovf")]
    [DataRow("checked(a * b)", "mul.ovf")]
    [DataRow("checked((short)a)", "conv.ovf.i2")]
    public void Checked_arithmetic_is_refused(string expression, string mnemonic) =>
        Device.Refuses(
            ViolationKind.CheckedArithmetic,
            Device.ForNano($"public static class A {{ public static int F(int a, int b) {{ return {expression}; }} }}"),
            mnemonic);

    [TestMethod]
    [DataRow("Sqrt(x)")]
    [DataRow("Exp(x)")]
    [DataRow("Tanh(x)")]
    [DataRow("Floor(x)")]
    [DataRow("Clamp(x, 0d, 1d)")]
    [DataRow("Clamp(1, 0, 2)", DisplayName = "Clamp of int, which falls to that of double")]
    [DataRow("Pow(x, 2d)")]
    public void A_math_function_that_some_boards_lack_is_refused(string call) =>
        Device.Refuses(
            ViolationKind.MathFunction,
            Device.ForNano($"public static class A {{ public static double F(double x) {{ return System.Math.{call}; }} }}"),
            "Math." + call[..call.IndexOf('(', StringComparison.Ordinal)]);

    [TestMethod]
    public void MathF_is_refused() =>
        Device.Refuses(
            ViolationKind.UnlistedMember,
            Device.ForNet("public static class A { public static float F(float x) { return System.MathF.Sqrt(x); } }"),
            "System.MathF::Sqrt");

    [TestMethod]
    public void A_nullable_number_is_refused() =>
        Device.Refuses(
            ViolationKind.GenericInstantiation,
            Device.ForNet("public static class A { public static int F(int? x) { return x ?? 0; } }"),
            "System.Nullable`1");

    [TestMethod]
    public void A_tuple_is_refused() =>
        Device.Refuses(
            ViolationKind.GenericInstantiation,
            Device.ForNet("""
            public static class A { public static int F() { (int, int) t = (1, 2); return G(t); } private static int
            G((int A, int B) t) { return t.A; } }
            """),
            "System.ValueTuple`2");

    [TestMethod]
    public void Linq_is_refused() =>
        Device.Refuses(
            ViolationKind.GenericInstantiation,
            Device.ForNet("using System.Linq; public static class A { public static int F(int[] x) { return x.First(); } }"),
            "System.Linq.Enumerable::First");

    [TestMethod]
    public void A_span_is_refused() =>
        Device.Refuses(
            ViolationKind.GenericInstantiation,
            Device.ForNet("public static class A { public static int F(System.Span<float> x) { return x.Length; } }"),
            "System.Span`1");

    [TestMethod]
    public void An_unlisted_member_is_refused() =>
        Device.Refuses(
            ViolationKind.UnlistedMember,
            Device.ForNet("public static class A { public static void F(float[] x) { System.Array.Clear(x); } }"),
            "System.Array::Clear(System.Array)");

    [TestMethod]
    public void An_unlisted_type_is_refused() =>
        Device.Refuses(
            ViolationKind.UnlistedMember,
            Device.ForNet("public abstract class A { public abstract void F(System.IO.Stream x); }"),
            "type System.IO.Stream");

    [TestMethod]
    public void A_call_through_a_function_pointer_is_refused() =>
        Device.Refuses(
            ViolationKind.UnsupportedInstruction,
            Device.ForNano("public static class A { public static unsafe int F(delegate*<int, int> f) { return f(1); } }"),
            "calli");

    [TestMethod]
    public void A_field_of_structs_with_two_fields_is_refused() =>
        Device.Refuses(
            ViolationKind.StructArray,
            Device.ForNano("public struct P { public float X; public float Y; } public class A { public P[]? Points; }"),
            "array of P (2 fields)");

    [TestMethod]
    public void A_new_array_of_structs_with_two_fields_is_refused() =>
        Device.Refuses(
            ViolationKind.StructArray,
            Device.ForNano("""
            public struct P { public float X; public float Y; } public class A { public object F() { return new P[3];
            } }
            """),
            "array of P (2 fields)");

    [TestMethod]
    [DataRow("public record A(int B);", DisplayName = "record")]
    [DataRow("public class A { public decimal F(decimal x) { return x * x; } }", DisplayName = "decimal")]
    [DataRow("public class A { public System.Collections.IEnumerable F() { yield return 1; } }", DisplayName = "yield")]
    [DataRow("public class A { public async void F() { await System.Threading.Tasks.Task.Yield(); } }", DisplayName = "async")]
    [DataRow("public class A { public int[] F(int[] x) { return x[1..]; } }", DisplayName = "range")]
    [DataRow("public class A { public event System.EventHandler<int> E; }", DisplayName = "event on a generic delegate")]
    [DataRow("public class A { public string F(object x) { return x is System.Collections.Generic.IEnumerable<int> ? \"a\" : \"b\"; } }", DisplayName = "generic interface")]
    [DataRow("public static class A { public static void F(__arglist) { } public static void G() { F(__arglist(1)); } }", DisplayName = "variable arguments")]
    public void What_the_compiler_makes_of_it_is_refused(string source)
    {
        CheckReport report = Device.Check(Device.ForNet(source));
        Assert.IsNotEmpty(report.Findings, "nothing was found");
    }

    [TestMethod]
    public void A_finding_says_where_what_why_and_the_way_out()
    {
        Finding finding = Device.Refuses(
            ViolationKind.MathFunction,
            Device.ForNano("namespace N; public static class A { public static double F(double x) { return System.Math.Sqrt(x); } }"),
            "Math.Sqrt");
        Assert.AreEqual("N.A.F", finding.Location);
        Assert.AreEqual(
            "MathFunction in N.A.F: Math.Sqrt: throws or has float precision only on some boards; "
            + "use Abs, Max, Min or Sign, or our own float function from + - * /",
            finding.ToString());
    }

    [TestMethod]
    public void Every_kind_has_its_words()
    {
        foreach (ViolationKind kind in Enum.GetValues<ViolationKind>())
        {
            Finding finding = new(kind, "here", "this");
            Assert.IsFalse(string.IsNullOrEmpty(finding.Why));
            Assert.IsFalse(string.IsNullOrEmpty(finding.WayOut));
        }
    }
}
