namespace Larmor.Portable.Tests;

[TestClass]
public sealed class HotPathTests
{
    private static readonly HotEntry s_observe = new("ILearner", "Observe");

    [TestMethod]
    [DataRow("float[] a = new float[n];", "new Single[]")]
    [DataRow("object a = new object();", "new Object")]
    [DataRow("object a = n; _kept = a;", "boxing of Int32")]
    [DataRow("Map m = x => x * n; _kept = m;", "new Map")]
    [DataRow("_kept = \"n = \" + n;", "String.Concat")]
    [DataRow("_kept = System.BitConverter.GetBytes(n);", "BitConverter.GetBytes")]
    [DataRow("Sum(1, 2, 3);", "new Int32[]")]
    public void An_allocation_in_Observe_is_refused(string statement, string what) =>
        Device.Refuses(ViolationKind.HotPathAllocation, Device.ForNano(Learner(statement)), what, s_observe);

    [TestMethod]
    public void An_allocation_two_calls_down_is_refused_with_the_way_there()
    {
        Finding finding = Device.Refuses(
            ViolationKind.HotPathAllocation,
            Device.ForNano(Learner("Deep(n);")),
            "new Byte[]",
            s_observe);
        Assert.AreEqual("L.Deeper", finding.Location);
        Assert.AreEqual("L.Observe -> L.Deep -> L.Deeper", finding.Route);
    }

    [TestMethod]
    public void An_allocation_behind_an_interface_call_is_refused() =>
        Device.Refuses(
            ViolationKind.HotPathAllocation,
            Device.ForNano("""
                public interface ILearner { void Observe(int n); }
                public interface ITile { void Multiply(); }
                public class Tile : ITile { private object? _kept; void ITile.Multiply() { _kept = new int[2]; } }
                public class L(ITile tile) : ILearner { public void Observe(int n) { tile.Multiply(); } }
                """),
            "new Int32[]",
            s_observe);

    [TestMethod]
    public void An_allocation_in_an_inherited_implementation_is_refused() =>
        Device.Refuses(
            ViolationKind.HotPathAllocation,
            Device.ForNano("""
                public interface ILearner { void Observe(int n); }
                public class Base { private object? _kept; public void Observe(int n) { _kept = new int[n]; } }
                public class L : Base, ILearner { }
                """),
            "new Int32[]",
            s_observe);

    [TestMethod]
    public void Observe_may_use_structs_loops_and_buffers_of_its_own() =>
        Device.Accepts(Learner("Pair p = new Pair(n, n); for (int i = 0; i < _buffer.Length; i++) { _buffer[i] += p.A; }"), s_observe);

    [TestMethod]
    [DataRow("if (n < 0) { throw new System.ArgumentException(\"n = \" + n); }", DisplayName = "thrown here")]
    [DataRow("if (n < 0) { throw new System.ArgumentException(\"n = \" + (n < -5 ? \"far\" + n : \"near\" + n)); }", DisplayName = "message with a choice")]
    [DataRow("if (n < 0) { Throw.Negative(\"n = \" + n); }", DisplayName = "message for Throw")]
    [DataRow("if (n < 0) { throw Throw.Made(n); }", DisplayName = "made by Throw")]
    [DataRow("Throw.IfNegative(n);", DisplayName = "tested by Throw")]
    [DataRow("_buffer[0] = n switch { 0 => 1f, 1 => 2f, _ => throw new System.ArgumentException(\"n = \" + n) };", DisplayName = "switch without match")]
    public void What_is_about_to_be_thrown_may_be_allocated(string statement) => Device.Accepts(Learner(statement), s_observe);

    [TestMethod]
    public void An_allocation_beside_a_conditional_Throw_is_still_refused() =>
        Device.Refuses(
            ViolationKind.HotPathAllocation,
            Device.ForNano(Learner("_kept = new object(); Throw.IfNegative(n);")),
            "new Object",
            s_observe);

    [TestMethod]
    public void The_constructor_may_allocate() => Device.Accepts(Learner(""), s_observe);

    [TestMethod]
    public void An_entry_that_names_nothing_is_reported()
    {
        HotEntry entry = new("ILearner", "Obserfe");
        CheckReport report = Device.Check(Device.ForNano(Learner("")), s_observe, entry);
        Assert.AreEqual(entry, report.UnusedEntries.Single());
    }

    private static string Learner(string statement) => $$"""
        public delegate int Map(int x);
        public interface ILearner { void Observe(int n); }
        public readonly struct Pair(int a, int b) { public int A { get; } = a; public int B { get; } = b; }
        public static class Throw
        {
            public static void Negative(string message) { throw new System.ArgumentException(message); }
            public static void IfNegative(int n) { if (n < 0) { throw new System.ArgumentException("n = " + n); } }
            public static System.Exception Made(int n) { return new System.ArgumentException("n = " + n); }
        }
        public class L : ILearner
        {
            private readonly float[] _buffer = new float[8];
            public object? _kept;
            public void Observe(int n) { {{statement}} }
            public int Sum(params int[] values) { return values.Length; }
            public void Deep(int n) { if (n > 0) { Deeper(); } }
            public void Deeper() { _kept = new byte[2]; }
        }
        """;
}
