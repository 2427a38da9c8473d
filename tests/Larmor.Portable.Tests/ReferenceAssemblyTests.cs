using Mono.Cecil;

namespace Larmor.Portable.Tests;

[TestClass]
public sealed class ReferenceAssemblyTests
{
    [TestMethod]
    [DataRow("mscorlib", "1.17.11.0")]
    [DataRow("System.Math", "1.5.116.0")]
    public void The_reference_assembly_has_the_identity_of_the_device_library(string name, string version)
    {
        using AssemblyDefinition assembly = Read(name);
        Assert.AreEqual(name, assembly.Name.Name);
        Assert.AreEqual(version, assembly.Name.Version.ToString());
    }

    [TestMethod]
    public void The_reference_assembly_declares_every_row_of_its_table_and_no_public_member_more()
    {
        foreach (AssemblyImage image in Device.References.Images)
        {
            using AssemblyDefinition assembly = Read(image.Name);
            HashSet<string> declared = [.. Ids(assembly)];
            HashSet<string> listed = [.. Device.Tables.Shape
                .Where(row => row.Assembly == image.Name && row.Kind is 'T' or 'M' or 'F')
                .Select(row => row.Id)];
            string missing = string.Join(", ", listed.Except(declared));
            string extra = string.Join(", ", declared.Except(listed));
            Assert.AreEqual("", missing, image.Name + " lacks");
            Assert.AreEqual("", extra, image.Name + " has too much");
        }
    }

    [TestMethod]
    public void Key_members_are_there()
    {
        foreach (string id in new[]
        {
            "M:System.Array.Copy(System.Array,System.Int32,System.Array,System.Int32,System.Int32)",
            "M:System.String.get_Chars(System.Int32)",
            "M:System.BitConverter.ToInt32(System.Byte[],System.Int32)",
            "M:System.Math.Abs(System.Single)",
            "M:System.IDisposable.Dispose",
            "T:System.Runtime.CompilerServices.IsExternalInit",
        })
        {
            Assert.IsTrue(Device.Tables.Allows(id), id);
        }
    }

    [TestMethod]
    public void What_the_next_version_drops_is_not_there()
    {
        using AssemblyDefinition assembly = Read("mscorlib");
        Assert.IsNull(assembly.MainModule.GetType("System.SpanByte"));
        Assert.IsFalse(Device.Tables.Allows("T:System.SpanByte"));
    }

    [TestMethod]
    public void No_generic_type_is_there()
    {
        using AssemblyDefinition assembly = Read("mscorlib");
        Assert.IsFalse(assembly.MainModule.GetTypes().Any(type => type.HasGenericParameters));
        Assert.IsFalse(Device.Tables.Allows("T:System.Action`1"));
    }

    [TestMethod]
    public void Constants_keep_their_bits()
    {
        using AssemblyDefinition assembly = Read("mscorlib");
        TypeDefinition single = assembly.MainModule.GetType("System.Single");
        float Value(string name) => (float)single.Fields.Single(field => field.Name == name).Constant;
        Assert.AreEqual(0x00000001u, BitConverter.SingleToUInt32Bits(Value("Epsilon")));
        Assert.AreEqual(0x7F7FFFFFu, BitConverter.SingleToUInt32Bits(Value("MaxValue")));
        Assert.AreEqual(0xFF800000u, BitConverter.SingleToUInt32Bits(Value("NegativeInfinity")));
        Assert.IsTrue(float.IsNaN(Value("NaN")));
    }

    [TestMethod]
    public void Generating_twice_gives_the_same_bytes()
    {
        NanoReferences again = NanoReferences.Create(NanoTables.Load());
        for (int i = 0; i < again.Images.Count; i++)
        {
            Assert.IsTrue(again.Images[i].HasSameBytes(Device.References.Images[i]), again.Images[i].Name);
        }
    }

    private static AssemblyDefinition Read(string name) =>
        AssemblyDefinition.ReadAssembly(Device.References.Images.Single(image => image.Name == name).Open());

    private static IEnumerable<string> Ids(AssemblyDefinition assembly)
    {
        foreach (TypeDefinition type in assembly.MainModule.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic))
        {
            string name = type.FullName.Replace('/', '.');
            yield return "T:" + name;
            foreach (MethodDefinition method in type.Methods.Where(method => method.IsPublic || method.IsFamily))
            {
                IEnumerable<string> types = method.Parameters.Select(parameter => parameter.ParameterType.FullName);
                string parameters = string.Join(',', types).Replace('/', '.').Replace('&', '@');
                yield return $"M:{name}.{method.Name.Replace('.', '#')}{(parameters.Length == 0 ? "" : $"({parameters})")}";
            }

            foreach (FieldDefinition field in type.Fields.Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
            {
                yield return $"F:{name}.{field.Name}";
            }
        }
    }
}
