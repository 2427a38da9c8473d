namespace Larmor.Portable.Tests;

/// <summary>Constructs that the generated reference assembly refuses already while compiling.</summary>
[TestClass]
public sealed class UnknownToTheDeviceTests
{
    [TestMethod]
    [DataRow("System.MathF.Sqrt(1f)", DisplayName = "MathF")]
    [DataRow("((int?)1)!.Value", DisplayName = "int?")]
    [DataRow("(1, 2).Item1", DisplayName = "tuple")]
    [DataRow("new int[] { 1, 2 }[^1]", DisplayName = "index from the end")]
    [DataRow("new int[] { 1, 2 }[0..1].Length", DisplayName = "range")]
    [DataRow("new System.Action<int>(x => { })", DisplayName = "Action of T")]
    [DataRow("1m", DisplayName = "decimal")]
    [DataRow("System.Array.Empty<int>()", DisplayName = "Array.Empty")]
    [DataRow("new System.Span<float>(new float[1])", DisplayName = "Span")]
    [DataRow("new System.DivideByZeroException()", DisplayName = "DivideByZeroException")]
    [DataRow("new System.EventHandler<System.EventArgs>((s, e) => { })", DisplayName = "EventHandler of T")]
    [DataRow("System.Enum.GetName(typeof(System.DayOfWeek), 1)", DisplayName = "Enum.GetName")]
    [DataRow("new System.OverflowException()", DisplayName = "OverflowException")]
    [DataRow("System.BitConverter.SingleToInt32Bits(1f)", DisplayName = "SingleToInt32Bits")]
    public void An_expression_over_missing_types_does_not_compile(string expression)
    {
        CompileResult result = Device.ForNano($"public static class A {{ public static object F() {{ return {expression}; }} }}");
        Assert.IsNull(result.Image);
        Assert.IsNotEmpty(result.Errors);
    }

    [TestMethod]
    [DataRow("public record A(int B);", DisplayName = "record")]
    [DataRow("public class A { public required int B { get; init; } }", DisplayName = "required")]
    [DataRow("public interface IA { static abstract int B(); }", DisplayName = "static abstract")]
    [DataRow("public class A { public System.Collections.IEnumerable B() { yield return 1; } }", DisplayName = "yield")]
    [DataRow("public class A { public async void B() { } }", DisplayName = "async")]
    [DataRow("public interface IA { void B(in int c); }", DisplayName = "in parameter of an interface")]
    [DataRow("public ref struct A { public ref int B; }", DisplayName = "ref field")]
    public void A_declaration_over_missing_types_does_not_compile(string source)
    {
        CompileResult result = Device.ForNano(source);
        Assert.IsNull(result.Image);
        Assert.IsNotEmpty(result.Errors);
    }

    [TestMethod]
    public void An_error_line_names_file_and_line()
    {
        CompileResult result = Device.ForNano("public static class A\n{\n    public static float F() { return System.MathF.E; }\n}\n");
        Assert.StartsWith("Sample.cs(3): CS0234: ", result.Errors.Single());
    }
}
